import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace pilotlight. */
export namespace pilotlight {

    /** Namespace forward. */
    namespace forward {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a FromSender.
             * @deprecated Use pilotlight.forward.v1.FromSender.$Properties instead.
             */
            interface IFromSender extends pilotlight.forward.v1.FromSender.$Properties {
            }

            /** Represents a FromSender. */
            class FromSender {

                /**
                 * Constructs a new FromSender.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.FromSender.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FromSender hello. */
                hello?: (pilotlight.forward.v1.Hello.$Properties|null);

                /** FromSender submit. */
                submit?: (pilotlight.forward.v1.Submit.$Properties|null);

                /** FromSender chunk. */
                chunk?: (pilotlight.forward.v1.Chunk.$Properties|null);

                /** FromSender go. */
                go?: (pilotlight.forward.v1.Go.$Properties|null);

                /** FromSender cancel. */
                cancel?: (pilotlight.forward.v1.Cancel.$Properties|null);

                /** FromSender message. */
                message?: ("hello"|"submit"|"chunk"|"go"|"cancel");

                /**
                 * Encodes the specified FromSender message. Does not implicitly {@link pilotlight.forward.v1.FromSender.verify|verify} messages.
                 * @param message FromSender message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.FromSender.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FromSender message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.FromSender & pilotlight.forward.v1.FromSender.$Shape} FromSender
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.FromSender & pilotlight.forward.v1.FromSender.$Shape;
            }

            namespace FromSender {

                /** Properties of a FromSender. */
                interface $Properties {

                    /** FromSender hello */
                    hello?: (pilotlight.forward.v1.Hello.$Properties|null);

                    /** FromSender submit */
                    submit?: (pilotlight.forward.v1.Submit.$Properties|null);

                    /** FromSender chunk */
                    chunk?: (pilotlight.forward.v1.Chunk.$Properties|null);

                    /** FromSender go */
                    go?: (pilotlight.forward.v1.Go.$Properties|null);

                    /** FromSender cancel */
                    cancel?: (pilotlight.forward.v1.Cancel.$Properties|null);

                    /** FromSender message */
                    message?: ("hello"|"submit"|"chunk"|"go"|"cancel");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a FromSender. */
                type $Shape = {
                  hello?: pilotlight.forward.v1.Hello.$Shape|null;
                  submit?: pilotlight.forward.v1.Submit.$Shape|null;
                  chunk?: pilotlight.forward.v1.Chunk.$Shape|null;
                  go?: pilotlight.forward.v1.Go.$Shape|null;
                  cancel?: pilotlight.forward.v1.Cancel.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ message?: undefined; hello?: null; submit?: null; chunk?: null; go?: null; cancel?: null }|{ message?: "hello"; hello: pilotlight.forward.v1.Hello.$Shape; submit?: null; chunk?: null; go?: null; cancel?: null }|{ message?: "submit"; hello?: null; submit: pilotlight.forward.v1.Submit.$Shape; chunk?: null; go?: null; cancel?: null }|{ message?: "chunk"; hello?: null; submit?: null; chunk: pilotlight.forward.v1.Chunk.$Shape; go?: null; cancel?: null }|{ message?: "go"; hello?: null; submit?: null; chunk?: null; go: pilotlight.forward.v1.Go.$Shape; cancel?: null }|{ message?: "cancel"; hello?: null; submit?: null; chunk?: null; go?: null; cancel: pilotlight.forward.v1.Cancel.$Shape })
                );
            }

            /**
             * Properties of a FromOwner.
             * @deprecated Use pilotlight.forward.v1.FromOwner.$Properties instead.
             */
            interface IFromOwner extends pilotlight.forward.v1.FromOwner.$Properties {
            }

            /** Represents a FromOwner. */
            class FromOwner {

                /**
                 * Constructs a new FromOwner.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.FromOwner.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FromOwner waiting. */
                waiting?: (pilotlight.forward.v1.Waiting.$Properties|null);

                /** FromOwner ask. */
                ask?: (pilotlight.forward.v1.Ask.$Properties|null);

                /** FromOwner result. */
                result?: (pilotlight.forward.v1.Result.$Properties|null);

                /** FromOwner chunk. */
                chunk?: (pilotlight.forward.v1.Chunk.$Properties|null);

                /** FromOwner failed. */
                failed?: (pilotlight.forward.v1.Failed.$Properties|null);

                /** FromOwner moved. */
                moved?: (pilotlight.forward.v1.Moved.$Properties|null);

                /** FromOwner welcome. */
                welcome?: (pilotlight.forward.v1.Welcome.$Properties|null);

                /** FromOwner message. */
                message?: ("waiting"|"ask"|"result"|"chunk"|"failed"|"moved"|"welcome");

                /**
                 * Encodes the specified FromOwner message. Does not implicitly {@link pilotlight.forward.v1.FromOwner.verify|verify} messages.
                 * @param message FromOwner message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.FromOwner.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FromOwner message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.FromOwner & pilotlight.forward.v1.FromOwner.$Shape} FromOwner
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.FromOwner & pilotlight.forward.v1.FromOwner.$Shape;
            }

            namespace FromOwner {

                /** Properties of a FromOwner. */
                interface $Properties {

                    /** FromOwner waiting */
                    waiting?: (pilotlight.forward.v1.Waiting.$Properties|null);

                    /** FromOwner ask */
                    ask?: (pilotlight.forward.v1.Ask.$Properties|null);

                    /** FromOwner result */
                    result?: (pilotlight.forward.v1.Result.$Properties|null);

                    /** FromOwner chunk */
                    chunk?: (pilotlight.forward.v1.Chunk.$Properties|null);

                    /** FromOwner failed */
                    failed?: (pilotlight.forward.v1.Failed.$Properties|null);

                    /** FromOwner moved */
                    moved?: (pilotlight.forward.v1.Moved.$Properties|null);

                    /** FromOwner welcome */
                    welcome?: (pilotlight.forward.v1.Welcome.$Properties|null);

                    /** FromOwner message */
                    message?: ("waiting"|"ask"|"result"|"chunk"|"failed"|"moved"|"welcome");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a FromOwner. */
                type $Shape = {
                  waiting?: pilotlight.forward.v1.Waiting.$Shape|null;
                  ask?: pilotlight.forward.v1.Ask.$Shape|null;
                  result?: pilotlight.forward.v1.Result.$Shape|null;
                  chunk?: pilotlight.forward.v1.Chunk.$Shape|null;
                  failed?: pilotlight.forward.v1.Failed.$Shape|null;
                  moved?: pilotlight.forward.v1.Moved.$Shape|null;
                  welcome?: pilotlight.forward.v1.Welcome.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ message?: undefined; waiting?: null; ask?: null; result?: null; chunk?: null; failed?: null; moved?: null; welcome?: null }|{ message?: "waiting"; waiting: pilotlight.forward.v1.Waiting.$Shape; ask?: null; result?: null; chunk?: null; failed?: null; moved?: null; welcome?: null }|{ message?: "ask"; waiting?: null; ask: pilotlight.forward.v1.Ask.$Shape; result?: null; chunk?: null; failed?: null; moved?: null; welcome?: null }|{ message?: "result"; waiting?: null; ask?: null; result: pilotlight.forward.v1.Result.$Shape; chunk?: null; failed?: null; moved?: null; welcome?: null }|{ message?: "chunk"; waiting?: null; ask?: null; result?: null; chunk: pilotlight.forward.v1.Chunk.$Shape; failed?: null; moved?: null; welcome?: null }|{ message?: "failed"; waiting?: null; ask?: null; result?: null; chunk?: null; failed: pilotlight.forward.v1.Failed.$Shape; moved?: null; welcome?: null }|{ message?: "moved"; waiting?: null; ask?: null; result?: null; chunk?: null; failed?: null; moved: pilotlight.forward.v1.Moved.$Shape; welcome?: null }|{ message?: "welcome"; waiting?: null; ask?: null; result?: null; chunk?: null; failed?: null; moved?: null; welcome: pilotlight.forward.v1.Welcome.$Shape })
                );
            }

            /**
             * Properties of a Hello.
             * @deprecated Use pilotlight.forward.v1.Hello.$Properties instead.
             */
            interface IHello extends pilotlight.forward.v1.Hello.$Properties {
            }

            /** Represents a Hello. */
            class Hello {

                /**
                 * Constructs a new Hello.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.Hello.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Hello key. */
                key: string;

                /** Hello name. */
                name: string;

                /**
                 * Encodes the specified Hello message. Does not implicitly {@link pilotlight.forward.v1.Hello.verify|verify} messages.
                 * @param message Hello message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Hello message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Hello & pilotlight.forward.v1.Hello.$Shape} Hello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.Hello & pilotlight.forward.v1.Hello.$Shape;
            }

            namespace Hello {

                /** Properties of a Hello. */
                interface $Properties {

                    /** Hello key */
                    key?: (string|null);

                    /** Hello name */
                    name?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Hello. */
                type $Shape = pilotlight.forward.v1.Hello.$Properties;
            }

            /**
             * Properties of a Welcome.
             * @deprecated Use pilotlight.forward.v1.Welcome.$Properties instead.
             */
            interface IWelcome extends pilotlight.forward.v1.Welcome.$Properties {
            }

            /** Represents a Welcome. */
            class Welcome {

                /**
                 * Constructs a new Welcome.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.Welcome.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Welcome versions. */
                versions: boolean;

                /**
                 * Encodes the specified Welcome message. Does not implicitly {@link pilotlight.forward.v1.Welcome.verify|verify} messages.
                 * @param message Welcome message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Welcome message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Welcome & pilotlight.forward.v1.Welcome.$Shape} Welcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.Welcome & pilotlight.forward.v1.Welcome.$Shape;
            }

            namespace Welcome {

                /** Properties of a Welcome. */
                interface $Properties {

                    /** Welcome versions */
                    versions?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Welcome. */
                type $Shape = pilotlight.forward.v1.Welcome.$Properties;
            }

            /**
             * Properties of a Submit.
             * @deprecated Use pilotlight.forward.v1.Submit.$Properties instead.
             */
            interface ISubmit extends pilotlight.forward.v1.Submit.$Properties {
            }

            /** Represents a Submit. */
            class Submit {

                /**
                 * Constructs a new Submit.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.Submit.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Submit epoch. */
                epoch: number;

                /** Submit requestId. */
                requestId: string;

                /** Submit namespace. */
                namespace: string;

                /** Submit function. */
                function: string;

                /** Submit invokedFunctionArn. */
                invokedFunctionArn: string;

                /** Submit clientContext. */
                clientContext: string;

                /** Submit traceId. */
                traceId: string;

                /** Submit logTail. */
                logTail: boolean;

                /** Submit waitedMs. */
                waitedMs: number;

                /** Submit body. */
                body: Uint8Array;

                /** Submit bodyBytes. */
                bodyBytes: number;

                /** Submit more. */
                more: boolean;

                /** Submit version. */
                version: string;

                /**
                 * Encodes the specified Submit message. Does not implicitly {@link pilotlight.forward.v1.Submit.verify|verify} messages.
                 * @param message Submit message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.Submit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Submit message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Submit & pilotlight.forward.v1.Submit.$Shape} Submit
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.Submit & pilotlight.forward.v1.Submit.$Shape;
            }

            namespace Submit {

                /** Properties of a Submit. */
                interface $Properties {

                    /** Submit epoch */
                    epoch?: (number|null);

                    /** Submit requestId */
                    requestId?: (string|null);

                    /** Submit namespace */
                    namespace?: (string|null);

                    /** Submit function */
                    "function"?: (string|null);

                    /** Submit invokedFunctionArn */
                    invokedFunctionArn?: (string|null);

                    /** Submit clientContext */
                    clientContext?: (string|null);

                    /** Submit traceId */
                    traceId?: (string|null);

                    /** Submit logTail */
                    logTail?: (boolean|null);

                    /** Submit waitedMs */
                    waitedMs?: (number|null);

                    /** Submit body */
                    body?: (Uint8Array|null);

                    /** Submit bodyBytes */
                    bodyBytes?: (number|null);

                    /** Submit more */
                    more?: (boolean|null);

                    /** Submit version */
                    version?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Submit. */
                type $Shape = pilotlight.forward.v1.Submit.$Properties;
            }

            /**
             * Properties of a Chunk.
             * @deprecated Use pilotlight.forward.v1.Chunk.$Properties instead.
             */
            interface IChunk extends pilotlight.forward.v1.Chunk.$Properties {
            }

            /** Represents a Chunk. */
            class Chunk {

                /**
                 * Constructs a new Chunk.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.Chunk.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Chunk requestId. */
                requestId: string;

                /** Chunk body. */
                body: Uint8Array;

                /** Chunk last. */
                last: boolean;

                /**
                 * Encodes the specified Chunk message. Does not implicitly {@link pilotlight.forward.v1.Chunk.verify|verify} messages.
                 * @param message Chunk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.Chunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Chunk message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Chunk & pilotlight.forward.v1.Chunk.$Shape} Chunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.Chunk & pilotlight.forward.v1.Chunk.$Shape;
            }

            namespace Chunk {

                /** Properties of a Chunk. */
                interface $Properties {

                    /** Chunk requestId */
                    requestId?: (string|null);

                    /** Chunk body */
                    body?: (Uint8Array|null);

                    /** Chunk last */
                    last?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Chunk. */
                type $Shape = pilotlight.forward.v1.Chunk.$Properties;
            }

            /**
             * Properties of a Waiting.
             * @deprecated Use pilotlight.forward.v1.Waiting.$Properties instead.
             */
            interface IWaiting extends pilotlight.forward.v1.Waiting.$Properties {
            }

            /** Represents a Waiting. */
            class Waiting {

                /**
                 * Constructs a new Waiting.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.Waiting.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Waiting requestId. */
                requestId: string;

                /**
                 * Encodes the specified Waiting message. Does not implicitly {@link pilotlight.forward.v1.Waiting.verify|verify} messages.
                 * @param message Waiting message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.Waiting.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Waiting message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Waiting & pilotlight.forward.v1.Waiting.$Shape} Waiting
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.Waiting & pilotlight.forward.v1.Waiting.$Shape;
            }

            namespace Waiting {

                /** Properties of a Waiting. */
                interface $Properties {

                    /** Waiting requestId */
                    requestId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Waiting. */
                type $Shape = pilotlight.forward.v1.Waiting.$Properties;
            }

            /**
             * Properties of an Ask.
             * @deprecated Use pilotlight.forward.v1.Ask.$Properties instead.
             */
            interface IAsk extends pilotlight.forward.v1.Ask.$Properties {
            }

            /** Represents an Ask. */
            class Ask {

                /**
                 * Constructs a new Ask.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.Ask.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Ask requestId. */
                requestId: string;

                /**
                 * Encodes the specified Ask message. Does not implicitly {@link pilotlight.forward.v1.Ask.verify|verify} messages.
                 * @param message Ask message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.Ask.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Ask message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Ask & pilotlight.forward.v1.Ask.$Shape} Ask
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.Ask & pilotlight.forward.v1.Ask.$Shape;
            }

            namespace Ask {

                /** Properties of an Ask. */
                interface $Properties {

                    /** Ask requestId */
                    requestId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Ask. */
                type $Shape = pilotlight.forward.v1.Ask.$Properties;
            }

            /**
             * Properties of a Go.
             * @deprecated Use pilotlight.forward.v1.Go.$Properties instead.
             */
            interface IGo extends pilotlight.forward.v1.Go.$Properties {
            }

            /** Represents a Go. */
            class Go {

                /**
                 * Constructs a new Go.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.Go.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Go requestId. */
                requestId: string;

                /**
                 * Encodes the specified Go message. Does not implicitly {@link pilotlight.forward.v1.Go.verify|verify} messages.
                 * @param message Go message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.Go.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Go message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Go & pilotlight.forward.v1.Go.$Shape} Go
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.Go & pilotlight.forward.v1.Go.$Shape;
            }

            namespace Go {

                /** Properties of a Go. */
                interface $Properties {

                    /** Go requestId */
                    requestId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Go. */
                type $Shape = pilotlight.forward.v1.Go.$Properties;
            }

            /**
             * Properties of a Cancel.
             * @deprecated Use pilotlight.forward.v1.Cancel.$Properties instead.
             */
            interface ICancel extends pilotlight.forward.v1.Cancel.$Properties {
            }

            /** Represents a Cancel. */
            class Cancel {

                /**
                 * Constructs a new Cancel.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.Cancel.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Cancel requestId. */
                requestId: string;

                /**
                 * Encodes the specified Cancel message. Does not implicitly {@link pilotlight.forward.v1.Cancel.verify|verify} messages.
                 * @param message Cancel message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.Cancel.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Cancel message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Cancel & pilotlight.forward.v1.Cancel.$Shape} Cancel
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.Cancel & pilotlight.forward.v1.Cancel.$Shape;
            }

            namespace Cancel {

                /** Properties of a Cancel. */
                interface $Properties {

                    /** Cancel requestId */
                    requestId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Cancel. */
                type $Shape = pilotlight.forward.v1.Cancel.$Properties;
            }

            /**
             * Properties of a Result.
             * @deprecated Use pilotlight.forward.v1.Result.$Properties instead.
             */
            interface IResult extends pilotlight.forward.v1.Result.$Properties {
            }

            /** Represents a Result. */
            class Result {

                /**
                 * Constructs a new Result.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.Result.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Result requestId. */
                requestId: string;

                /** Result functionError. */
                functionError: string;

                /** Result logTail. */
                logTail: Uint8Array;

                /** Result body. */
                body: Uint8Array;

                /** Result more. */
                more: boolean;

                /**
                 * Encodes the specified Result message. Does not implicitly {@link pilotlight.forward.v1.Result.verify|verify} messages.
                 * @param message Result message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.Result.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Result message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Result & pilotlight.forward.v1.Result.$Shape} Result
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.Result & pilotlight.forward.v1.Result.$Shape;
            }

            namespace Result {

                /** Properties of a Result. */
                interface $Properties {

                    /** Result requestId */
                    requestId?: (string|null);

                    /** Result functionError */
                    functionError?: (string|null);

                    /** Result logTail */
                    logTail?: (Uint8Array|null);

                    /** Result body */
                    body?: (Uint8Array|null);

                    /** Result more */
                    more?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Result. */
                type $Shape = pilotlight.forward.v1.Result.$Properties;
            }

            /**
             * Properties of a Failed.
             * @deprecated Use pilotlight.forward.v1.Failed.$Properties instead.
             */
            interface IFailed extends pilotlight.forward.v1.Failed.$Properties {
            }

            /** Represents a Failed. */
            class Failed {

                /**
                 * Constructs a new Failed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.Failed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Failed requestId. */
                requestId: string;

                /** Failed code. */
                code: string;

                /** Failed message. */
                message: string;

                /**
                 * Encodes the specified Failed message. Does not implicitly {@link pilotlight.forward.v1.Failed.verify|verify} messages.
                 * @param message Failed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.Failed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Failed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Failed & pilotlight.forward.v1.Failed.$Shape} Failed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.Failed & pilotlight.forward.v1.Failed.$Shape;
            }

            namespace Failed {

                /** Properties of a Failed. */
                interface $Properties {

                    /** Failed requestId */
                    requestId?: (string|null);

                    /** Failed code */
                    code?: (string|null);

                    /** Failed message */
                    message?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Failed. */
                type $Shape = pilotlight.forward.v1.Failed.$Properties;
            }

            /**
             * Properties of a Moved.
             * @deprecated Use pilotlight.forward.v1.Moved.$Properties instead.
             */
            interface IMoved extends pilotlight.forward.v1.Moved.$Properties {
            }

            /** Represents a Moved. */
            class Moved {

                /**
                 * Constructs a new Moved.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.forward.v1.Moved.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Moved requestId. */
                requestId: string;

                /** Moved epoch. */
                epoch: number;

                /**
                 * Encodes the specified Moved message. Does not implicitly {@link pilotlight.forward.v1.Moved.verify|verify} messages.
                 * @param message Moved message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.forward.v1.Moved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Moved message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Moved & pilotlight.forward.v1.Moved.$Shape} Moved
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.forward.v1.Moved & pilotlight.forward.v1.Moved.$Shape;
            }

            namespace Moved {

                /** Properties of a Moved. */
                interface $Properties {

                    /** Moved requestId */
                    requestId?: (string|null);

                    /** Moved epoch */
                    epoch?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Moved. */
                type $Shape = pilotlight.forward.v1.Moved.$Properties;
            }
        }
    }
}
