import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace pilotlight. */
export namespace pilotlight {

    /** Namespace attach. */
    namespace attach {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a FromShim.
             * @deprecated Use pilotlight.attach.v1.FromShim.$Properties instead.
             */
            interface IFromShim extends pilotlight.attach.v1.FromShim.$Properties {
            }

            /** Represents a FromShim. */
            class FromShim {

                /**
                 * Constructs a new FromShim.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.FromShim.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FromShim hello. */
                hello?: (pilotlight.attach.v1.Hello.$Properties|null);

                /** FromShim assigned. */
                assigned?: (pilotlight.attach.v1.Assigned.$Properties|null);

                /** FromShim result. */
                result?: (pilotlight.attach.v1.Result.$Properties|null);

                /** FromShim refusal. */
                refusal?: (pilotlight.attach.v1.Refusal.$Properties|null);

                /** FromShim chunk. */
                chunk?: (pilotlight.attach.v1.Chunk.$Properties|null);

                /** FromShim epochHeard. */
                epochHeard?: (pilotlight.attach.v1.EpochHeard.$Properties|null);

                /** FromShim draining. */
                draining?: (pilotlight.attach.v1.Draining.$Properties|null);

                /** FromShim answered. */
                answered?: (pilotlight.attach.v1.Answered.$Properties|null);

                /** FromShim message. */
                message?: ("hello"|"assigned"|"result"|"refusal"|"chunk"|"epochHeard"|"draining"|"answered");

                /**
                 * Encodes the specified FromShim message. Does not implicitly {@link pilotlight.attach.v1.FromShim.verify|verify} messages.
                 * @param message FromShim message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.FromShim.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FromShim message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.FromShim & pilotlight.attach.v1.FromShim.$Shape} FromShim
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.FromShim & pilotlight.attach.v1.FromShim.$Shape;
            }

            namespace FromShim {

                /** Properties of a FromShim. */
                interface $Properties {

                    /** FromShim hello */
                    hello?: (pilotlight.attach.v1.Hello.$Properties|null);

                    /** FromShim assigned */
                    assigned?: (pilotlight.attach.v1.Assigned.$Properties|null);

                    /** FromShim result */
                    result?: (pilotlight.attach.v1.Result.$Properties|null);

                    /** FromShim refusal */
                    refusal?: (pilotlight.attach.v1.Refusal.$Properties|null);

                    /** FromShim chunk */
                    chunk?: (pilotlight.attach.v1.Chunk.$Properties|null);

                    /** FromShim epochHeard */
                    epochHeard?: (pilotlight.attach.v1.EpochHeard.$Properties|null);

                    /** FromShim draining */
                    draining?: (pilotlight.attach.v1.Draining.$Properties|null);

                    /** FromShim answered */
                    answered?: (pilotlight.attach.v1.Answered.$Properties|null);

                    /** FromShim message */
                    message?: ("hello"|"assigned"|"result"|"refusal"|"chunk"|"epochHeard"|"draining"|"answered");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a FromShim. */
                type $Shape = {
                  hello?: pilotlight.attach.v1.Hello.$Shape|null;
                  assigned?: pilotlight.attach.v1.Assigned.$Shape|null;
                  result?: pilotlight.attach.v1.Result.$Shape|null;
                  refusal?: pilotlight.attach.v1.Refusal.$Shape|null;
                  chunk?: pilotlight.attach.v1.Chunk.$Shape|null;
                  epochHeard?: pilotlight.attach.v1.EpochHeard.$Shape|null;
                  draining?: pilotlight.attach.v1.Draining.$Shape|null;
                  answered?: pilotlight.attach.v1.Answered.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ message?: undefined; hello?: null; assigned?: null; result?: null; refusal?: null; chunk?: null; epochHeard?: null; draining?: null; answered?: null }|{ message?: "hello"; hello: pilotlight.attach.v1.Hello.$Shape; assigned?: null; result?: null; refusal?: null; chunk?: null; epochHeard?: null; draining?: null; answered?: null }|{ message?: "assigned"; hello?: null; assigned: pilotlight.attach.v1.Assigned.$Shape; result?: null; refusal?: null; chunk?: null; epochHeard?: null; draining?: null; answered?: null }|{ message?: "result"; hello?: null; assigned?: null; result: pilotlight.attach.v1.Result.$Shape; refusal?: null; chunk?: null; epochHeard?: null; draining?: null; answered?: null }|{ message?: "refusal"; hello?: null; assigned?: null; result?: null; refusal: pilotlight.attach.v1.Refusal.$Shape; chunk?: null; epochHeard?: null; draining?: null; answered?: null }|{ message?: "chunk"; hello?: null; assigned?: null; result?: null; refusal?: null; chunk: pilotlight.attach.v1.Chunk.$Shape; epochHeard?: null; draining?: null; answered?: null }|{ message?: "epochHeard"; hello?: null; assigned?: null; result?: null; refusal?: null; chunk?: null; epochHeard: pilotlight.attach.v1.EpochHeard.$Shape; draining?: null; answered?: null }|{ message?: "draining"; hello?: null; assigned?: null; result?: null; refusal?: null; chunk?: null; epochHeard?: null; draining: pilotlight.attach.v1.Draining.$Shape; answered?: null }|{ message?: "answered"; hello?: null; assigned?: null; result?: null; refusal?: null; chunk?: null; epochHeard?: null; draining?: null; answered: pilotlight.attach.v1.Answered.$Shape })
                );
            }

            /**
             * Properties of a FromActivator.
             * @deprecated Use pilotlight.attach.v1.FromActivator.$Properties instead.
             */
            interface IFromActivator extends pilotlight.attach.v1.FromActivator.$Properties {
            }

            /** Represents a FromActivator. */
            class FromActivator {

                /**
                 * Constructs a new FromActivator.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.FromActivator.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FromActivator welcome. */
                welcome?: (pilotlight.attach.v1.Welcome.$Properties|null);

                /** FromActivator assign. */
                assign?: (pilotlight.attach.v1.Assign.$Properties|null);

                /** FromActivator invoke. */
                invoke?: (pilotlight.attach.v1.Invoke.$Properties|null);

                /** FromActivator chunk. */
                chunk?: (pilotlight.attach.v1.Chunk.$Properties|null);

                /** FromActivator epoch. */
                epoch?: (pilotlight.attach.v1.Epoch.$Properties|null);

                /** FromActivator redirect. */
                redirect?: (pilotlight.attach.v1.Redirect.$Properties|null);

                /** FromActivator goAway. */
                goAway?: (pilotlight.attach.v1.GoAway.$Properties|null);

                /** FromActivator trust. */
                trust?: (pilotlight.attach.v1.Trust.$Properties|null);

                /** FromActivator message. */
                message?: ("welcome"|"assign"|"invoke"|"chunk"|"epoch"|"redirect"|"goAway"|"trust");

                /**
                 * Encodes the specified FromActivator message. Does not implicitly {@link pilotlight.attach.v1.FromActivator.verify|verify} messages.
                 * @param message FromActivator message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.FromActivator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FromActivator message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.FromActivator & pilotlight.attach.v1.FromActivator.$Shape} FromActivator
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.FromActivator & pilotlight.attach.v1.FromActivator.$Shape;
            }

            namespace FromActivator {

                /** Properties of a FromActivator. */
                interface $Properties {

                    /** FromActivator welcome */
                    welcome?: (pilotlight.attach.v1.Welcome.$Properties|null);

                    /** FromActivator assign */
                    assign?: (pilotlight.attach.v1.Assign.$Properties|null);

                    /** FromActivator invoke */
                    invoke?: (pilotlight.attach.v1.Invoke.$Properties|null);

                    /** FromActivator chunk */
                    chunk?: (pilotlight.attach.v1.Chunk.$Properties|null);

                    /** FromActivator epoch */
                    epoch?: (pilotlight.attach.v1.Epoch.$Properties|null);

                    /** FromActivator redirect */
                    redirect?: (pilotlight.attach.v1.Redirect.$Properties|null);

                    /** FromActivator goAway */
                    goAway?: (pilotlight.attach.v1.GoAway.$Properties|null);

                    /** FromActivator trust */
                    trust?: (pilotlight.attach.v1.Trust.$Properties|null);

                    /** FromActivator message */
                    message?: ("welcome"|"assign"|"invoke"|"chunk"|"epoch"|"redirect"|"goAway"|"trust");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a FromActivator. */
                type $Shape = {
                  welcome?: pilotlight.attach.v1.Welcome.$Shape|null;
                  assign?: pilotlight.attach.v1.Assign.$Shape|null;
                  invoke?: pilotlight.attach.v1.Invoke.$Shape|null;
                  chunk?: pilotlight.attach.v1.Chunk.$Shape|null;
                  epoch?: pilotlight.attach.v1.Epoch.$Shape|null;
                  redirect?: pilotlight.attach.v1.Redirect.$Shape|null;
                  goAway?: pilotlight.attach.v1.GoAway.$Shape|null;
                  trust?: pilotlight.attach.v1.Trust.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ message?: undefined; welcome?: null; assign?: null; invoke?: null; chunk?: null; epoch?: null; redirect?: null; goAway?: null; trust?: null }|{ message?: "welcome"; welcome: pilotlight.attach.v1.Welcome.$Shape; assign?: null; invoke?: null; chunk?: null; epoch?: null; redirect?: null; goAway?: null; trust?: null }|{ message?: "assign"; welcome?: null; assign: pilotlight.attach.v1.Assign.$Shape; invoke?: null; chunk?: null; epoch?: null; redirect?: null; goAway?: null; trust?: null }|{ message?: "invoke"; welcome?: null; assign?: null; invoke: pilotlight.attach.v1.Invoke.$Shape; chunk?: null; epoch?: null; redirect?: null; goAway?: null; trust?: null }|{ message?: "chunk"; welcome?: null; assign?: null; invoke?: null; chunk: pilotlight.attach.v1.Chunk.$Shape; epoch?: null; redirect?: null; goAway?: null; trust?: null }|{ message?: "epoch"; welcome?: null; assign?: null; invoke?: null; chunk?: null; epoch: pilotlight.attach.v1.Epoch.$Shape; redirect?: null; goAway?: null; trust?: null }|{ message?: "redirect"; welcome?: null; assign?: null; invoke?: null; chunk?: null; epoch?: null; redirect: pilotlight.attach.v1.Redirect.$Shape; goAway?: null; trust?: null }|{ message?: "goAway"; welcome?: null; assign?: null; invoke?: null; chunk?: null; epoch?: null; redirect?: null; goAway: pilotlight.attach.v1.GoAway.$Shape; trust?: null }|{ message?: "trust"; welcome?: null; assign?: null; invoke?: null; chunk?: null; epoch?: null; redirect?: null; goAway?: null; trust: pilotlight.attach.v1.Trust.$Shape })
                );
            }

            /**
             * Properties of a Hello.
             * @deprecated Use pilotlight.attach.v1.Hello.$Properties instead.
             */
            interface IHello extends pilotlight.attach.v1.Hello.$Properties {
            }

            /** Represents a Hello. */
            class Hello {

                /**
                 * Constructs a new Hello.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Hello.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Hello key. */
                key: string;

                /** Hello namespace. */
                namespace: string;

                /** Hello function. */
                function: string;

                /** Hello revision. */
                revision: string;

                /** Hello podName. */
                podName: string;

                /** Hello podUid. */
                podUid: string;

                /** Hello session. */
                session: string;

                /** Hello sessionSecret. */
                sessionSecret: string;

                /** Hello epoch. */
                epoch: number;

                /** Hello assignedRevision. */
                assignedRevision: string;

                /** Hello running. */
                running: string[];

                /** Hello finished. */
                finished: string[];

                /** Hello shimVersion. */
                shimVersion: string;

                /**
                 * Encodes the specified Hello message. Does not implicitly {@link pilotlight.attach.v1.Hello.verify|verify} messages.
                 * @param message Hello message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Hello message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Hello & pilotlight.attach.v1.Hello.$Shape} Hello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Hello & pilotlight.attach.v1.Hello.$Shape;
            }

            namespace Hello {

                /** Properties of a Hello. */
                interface $Properties {

                    /** Hello key */
                    key?: (string|null);

                    /** Hello namespace */
                    namespace?: (string|null);

                    /** Hello function */
                    "function"?: (string|null);

                    /** Hello revision */
                    revision?: (string|null);

                    /** Hello podName */
                    podName?: (string|null);

                    /** Hello podUid */
                    podUid?: (string|null);

                    /** Hello session */
                    session?: (string|null);

                    /** Hello sessionSecret */
                    sessionSecret?: (string|null);

                    /** Hello epoch */
                    epoch?: (number|null);

                    /** Hello assignedRevision */
                    assignedRevision?: (string|null);

                    /** Hello running */
                    running?: (string[]|null);

                    /** Hello finished */
                    finished?: (string[]|null);

                    /** Hello shimVersion */
                    shimVersion?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Hello. */
                type $Shape = pilotlight.attach.v1.Hello.$Properties;
            }

            /**
             * Properties of a Welcome.
             * @deprecated Use pilotlight.attach.v1.Welcome.$Properties instead.
             */
            interface IWelcome extends pilotlight.attach.v1.Welcome.$Properties {
            }

            /** Represents a Welcome. */
            class Welcome {

                /**
                 * Constructs a new Welcome.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Welcome.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Welcome session. */
                session: string;

                /** Welcome sessionSecret. */
                sessionSecret: string;

                /** Welcome epoch. */
                epoch: number;

                /** Welcome wanted. */
                wanted: string[];

                /**
                 * Encodes the specified Welcome message. Does not implicitly {@link pilotlight.attach.v1.Welcome.verify|verify} messages.
                 * @param message Welcome message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Welcome message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Welcome & pilotlight.attach.v1.Welcome.$Shape} Welcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Welcome & pilotlight.attach.v1.Welcome.$Shape;
            }

            namespace Welcome {

                /** Properties of a Welcome. */
                interface $Properties {

                    /** Welcome session */
                    session?: (string|null);

                    /** Welcome sessionSecret */
                    sessionSecret?: (string|null);

                    /** Welcome epoch */
                    epoch?: (number|null);

                    /** Welcome wanted */
                    wanted?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Welcome. */
                type $Shape = pilotlight.attach.v1.Welcome.$Properties;
            }

            /**
             * Properties of an Assign.
             * @deprecated Use pilotlight.attach.v1.Assign.$Properties instead.
             */
            interface IAssign extends pilotlight.attach.v1.Assign.$Properties {
            }

            /** Represents an Assign. */
            class Assign {

                /**
                 * Constructs a new Assign.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Assign.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Assign epoch. */
                epoch: number;

                /** Assign revision. */
                revision: string;

                /** Assign functionName. */
                functionName: string;

                /** Assign functionVersion. */
                functionVersion: string;

                /** Assign runtime. */
                runtime: string;

                /** Assign handler. */
                handler: string;

                /** Assign memorySizeMb. */
                memorySizeMb: number;

                /** Assign timeoutSeconds. */
                timeoutSeconds: number;

                /** Assign ephemeralStorageMb. */
                ephemeralStorageMb: number;

                /** Assign environment. */
                environment: pilotlight.attach.v1.Variable.$Properties[];

                /** Assign code. */
                code?: (pilotlight.attach.v1.Archive.$Properties|null);

                /** Assign layers. */
                layers: pilotlight.attach.v1.Archive.$Properties[];

                /** Assign region. */
                region: string;

                /** Assign accountId. */
                accountId: string;

                /** Assign initializationType. */
                initializationType: string;

                /** Assign concurrency. */
                concurrency: number;

                /** Assign codeAddress. */
                codeAddress: string;

                /**
                 * Encodes the specified Assign message. Does not implicitly {@link pilotlight.attach.v1.Assign.verify|verify} messages.
                 * @param message Assign message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Assign.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Assign message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Assign & pilotlight.attach.v1.Assign.$Shape} Assign
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Assign & pilotlight.attach.v1.Assign.$Shape;
            }

            namespace Assign {

                /** Properties of an Assign. */
                interface $Properties {

                    /** Assign epoch */
                    epoch?: (number|null);

                    /** Assign revision */
                    revision?: (string|null);

                    /** Assign functionName */
                    functionName?: (string|null);

                    /** Assign functionVersion */
                    functionVersion?: (string|null);

                    /** Assign runtime */
                    runtime?: (string|null);

                    /** Assign handler */
                    handler?: (string|null);

                    /** Assign memorySizeMb */
                    memorySizeMb?: (number|null);

                    /** Assign timeoutSeconds */
                    timeoutSeconds?: (number|null);

                    /** Assign ephemeralStorageMb */
                    ephemeralStorageMb?: (number|null);

                    /** Assign environment */
                    environment?: (pilotlight.attach.v1.Variable.$Properties[]|null);

                    /** Assign code */
                    code?: (pilotlight.attach.v1.Archive.$Properties|null);

                    /** Assign layers */
                    layers?: (pilotlight.attach.v1.Archive.$Properties[]|null);

                    /** Assign region */
                    region?: (string|null);

                    /** Assign accountId */
                    accountId?: (string|null);

                    /** Assign initializationType */
                    initializationType?: (string|null);

                    /** Assign concurrency */
                    concurrency?: (number|null);

                    /** Assign codeAddress */
                    codeAddress?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Assign. */
                type $Shape = pilotlight.attach.v1.Assign.$Properties;
            }

            /**
             * Properties of a Variable.
             * @deprecated Use pilotlight.attach.v1.Variable.$Properties instead.
             */
            interface IVariable extends pilotlight.attach.v1.Variable.$Properties {
            }

            /** Represents a Variable. */
            class Variable {

                /**
                 * Constructs a new Variable.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Variable.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Variable name. */
                name: string;

                /** Variable value. */
                value: string;

                /**
                 * Encodes the specified Variable message. Does not implicitly {@link pilotlight.attach.v1.Variable.verify|verify} messages.
                 * @param message Variable message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Variable.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Variable message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Variable & pilotlight.attach.v1.Variable.$Shape} Variable
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Variable & pilotlight.attach.v1.Variable.$Shape;
            }

            namespace Variable {

                /** Properties of a Variable. */
                interface $Properties {

                    /** Variable name */
                    name?: (string|null);

                    /** Variable value */
                    value?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Variable. */
                type $Shape = pilotlight.attach.v1.Variable.$Properties;
            }

            /**
             * Properties of an Archive.
             * @deprecated Use pilotlight.attach.v1.Archive.$Properties instead.
             */
            interface IArchive extends pilotlight.attach.v1.Archive.$Properties {
            }

            /** Represents an Archive. */
            class Archive {

                /**
                 * Constructs a new Archive.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Archive.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Archive sha256. */
                sha256: string;

                /** Archive zip. */
                zip: Uint8Array;

                /** Archive size. */
                size: number;

                /** Archive token. */
                token: string;

                /**
                 * Encodes the specified Archive message. Does not implicitly {@link pilotlight.attach.v1.Archive.verify|verify} messages.
                 * @param message Archive message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Archive.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Archive message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Archive & pilotlight.attach.v1.Archive.$Shape} Archive
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Archive & pilotlight.attach.v1.Archive.$Shape;
            }

            namespace Archive {

                /** Properties of an Archive. */
                interface $Properties {

                    /** Archive sha256 */
                    sha256?: (string|null);

                    /** Archive zip */
                    zip?: (Uint8Array|null);

                    /** Archive size */
                    size?: (number|null);

                    /** Archive token */
                    token?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Archive. */
                type $Shape = pilotlight.attach.v1.Archive.$Properties;
            }

            /**
             * Properties of an Assigned.
             * @deprecated Use pilotlight.attach.v1.Assigned.$Properties instead.
             */
            interface IAssigned extends pilotlight.attach.v1.Assigned.$Properties {
            }

            /** Represents an Assigned. */
            class Assigned {

                /**
                 * Constructs a new Assigned.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Assigned.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Assigned revision. */
                revision: string;

                /** Assigned initDurationMs. */
                initDurationMs: number;

                /** Assigned errorType. */
                errorType: string;

                /** Assigned errorMessage. */
                errorMessage: string;

                /**
                 * Encodes the specified Assigned message. Does not implicitly {@link pilotlight.attach.v1.Assigned.verify|verify} messages.
                 * @param message Assigned message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Assigned.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Assigned message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Assigned & pilotlight.attach.v1.Assigned.$Shape} Assigned
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Assigned & pilotlight.attach.v1.Assigned.$Shape;
            }

            namespace Assigned {

                /** Properties of an Assigned. */
                interface $Properties {

                    /** Assigned revision */
                    revision?: (string|null);

                    /** Assigned initDurationMs */
                    initDurationMs?: (number|null);

                    /** Assigned errorType */
                    errorType?: (string|null);

                    /** Assigned errorMessage */
                    errorMessage?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Assigned. */
                type $Shape = pilotlight.attach.v1.Assigned.$Properties;
            }

            /**
             * Properties of an Invoke.
             * @deprecated Use pilotlight.attach.v1.Invoke.$Properties instead.
             */
            interface IInvoke extends pilotlight.attach.v1.Invoke.$Properties {
            }

            /** Represents an Invoke. */
            class Invoke {

                /**
                 * Constructs a new Invoke.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Invoke.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Invoke epoch. */
                epoch: number;

                /** Invoke requestId. */
                requestId: string;

                /** Invoke revision. */
                revision: string;

                /** Invoke invokedFunctionArn. */
                invokedFunctionArn: string;

                /** Invoke clientContext. */
                clientContext: string;

                /** Invoke identity. */
                identity: string;

                /** Invoke traceId. */
                traceId: string;

                /** Invoke logTail. */
                logTail: boolean;

                /** Invoke received. */
                received: string[];

                /** Invoke body. */
                body: Uint8Array;

                /** Invoke more. */
                more: boolean;

                /**
                 * Encodes the specified Invoke message. Does not implicitly {@link pilotlight.attach.v1.Invoke.verify|verify} messages.
                 * @param message Invoke message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Invoke.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Invoke message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Invoke & pilotlight.attach.v1.Invoke.$Shape} Invoke
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Invoke & pilotlight.attach.v1.Invoke.$Shape;
            }

            namespace Invoke {

                /** Properties of an Invoke. */
                interface $Properties {

                    /** Invoke epoch */
                    epoch?: (number|null);

                    /** Invoke requestId */
                    requestId?: (string|null);

                    /** Invoke revision */
                    revision?: (string|null);

                    /** Invoke invokedFunctionArn */
                    invokedFunctionArn?: (string|null);

                    /** Invoke clientContext */
                    clientContext?: (string|null);

                    /** Invoke identity */
                    identity?: (string|null);

                    /** Invoke traceId */
                    traceId?: (string|null);

                    /** Invoke logTail */
                    logTail?: (boolean|null);

                    /** Invoke received */
                    received?: (string[]|null);

                    /** Invoke body */
                    body?: (Uint8Array|null);

                    /** Invoke more */
                    more?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Invoke. */
                type $Shape = pilotlight.attach.v1.Invoke.$Properties;
            }

            /**
             * Properties of a Result.
             * @deprecated Use pilotlight.attach.v1.Result.$Properties instead.
             */
            interface IResult extends pilotlight.attach.v1.Result.$Properties {
            }

            /** Represents a Result. */
            class Result {

                /**
                 * Constructs a new Result.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Result.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Result requestId. */
                requestId: string;

                /** Result functionError. */
                functionError: string;

                /** Result errorType. */
                errorType: string;

                /** Result durationMs. */
                durationMs: number;

                /** Result initDurationMs. */
                initDurationMs: number;

                /** Result maxMemoryUsedMb. */
                maxMemoryUsedMb: number;

                /** Result logTail. */
                logTail: Uint8Array;

                /** Result body. */
                body: Uint8Array;

                /** Result more. */
                more: boolean;

                /**
                 * Encodes the specified Result message. Does not implicitly {@link pilotlight.attach.v1.Result.verify|verify} messages.
                 * @param message Result message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Result.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Result message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Result & pilotlight.attach.v1.Result.$Shape} Result
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Result & pilotlight.attach.v1.Result.$Shape;
            }

            namespace Result {

                /** Properties of a Result. */
                interface $Properties {

                    /** Result requestId */
                    requestId?: (string|null);

                    /** Result functionError */
                    functionError?: (string|null);

                    /** Result errorType */
                    errorType?: (string|null);

                    /** Result durationMs */
                    durationMs?: (number|null);

                    /** Result initDurationMs */
                    initDurationMs?: (number|null);

                    /** Result maxMemoryUsedMb */
                    maxMemoryUsedMb?: (number|null);

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
                type $Shape = pilotlight.attach.v1.Result.$Properties;
            }

            /**
             * Properties of a Chunk.
             * @deprecated Use pilotlight.attach.v1.Chunk.$Properties instead.
             */
            interface IChunk extends pilotlight.attach.v1.Chunk.$Properties {
            }

            /** Represents a Chunk. */
            class Chunk {

                /**
                 * Constructs a new Chunk.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Chunk.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Chunk requestId. */
                requestId: string;

                /** Chunk body. */
                body: Uint8Array;

                /** Chunk last. */
                last: boolean;

                /**
                 * Encodes the specified Chunk message. Does not implicitly {@link pilotlight.attach.v1.Chunk.verify|verify} messages.
                 * @param message Chunk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Chunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Chunk message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Chunk & pilotlight.attach.v1.Chunk.$Shape} Chunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Chunk & pilotlight.attach.v1.Chunk.$Shape;
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
                type $Shape = pilotlight.attach.v1.Chunk.$Properties;
            }

            /**
             * Properties of a Refusal.
             * @deprecated Use pilotlight.attach.v1.Refusal.$Properties instead.
             */
            interface IRefusal extends pilotlight.attach.v1.Refusal.$Properties {
            }

            /** Represents a Refusal. */
            class Refusal {

                /**
                 * Constructs a new Refusal.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Refusal.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Refusal requestId. */
                requestId: string;

                /** Refusal reason. */
                reason: pilotlight.attach.v1.Refusal.Reason;

                /** Refusal epoch. */
                epoch: number;

                /**
                 * Encodes the specified Refusal message. Does not implicitly {@link pilotlight.attach.v1.Refusal.verify|verify} messages.
                 * @param message Refusal message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Refusal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Refusal message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Refusal & pilotlight.attach.v1.Refusal.$Shape} Refusal
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Refusal & pilotlight.attach.v1.Refusal.$Shape;
            }

            namespace Refusal {

                /** Properties of a Refusal. */
                interface $Properties {

                    /** Refusal requestId */
                    requestId?: (string|null);

                    /** Refusal reason */
                    reason?: (pilotlight.attach.v1.Refusal.Reason|null);

                    /** Refusal epoch */
                    epoch?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Refusal. */
                type $Shape = pilotlight.attach.v1.Refusal.$Properties;

                /** Reason enum. */
                enum Reason {

                    /** UNSPECIFIED value */
                    UNSPECIFIED = 0,

                    /** BUSY value */
                    BUSY = 1,

                    /** TAKEN value */
                    TAKEN = 2,

                    /** STALE value */
                    STALE = 3
                }
            }

            /**
             * Properties of an Answered.
             * @deprecated Use pilotlight.attach.v1.Answered.$Properties instead.
             */
            interface IAnswered extends pilotlight.attach.v1.Answered.$Properties {
            }

            /** Represents an Answered. */
            class Answered {

                /**
                 * Constructs a new Answered.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Answered.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Answered requestId. */
                requestId: string;

                /**
                 * Encodes the specified Answered message. Does not implicitly {@link pilotlight.attach.v1.Answered.verify|verify} messages.
                 * @param message Answered message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Answered.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Answered message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Answered & pilotlight.attach.v1.Answered.$Shape} Answered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Answered & pilotlight.attach.v1.Answered.$Shape;
            }

            namespace Answered {

                /** Properties of an Answered. */
                interface $Properties {

                    /** Answered requestId */
                    requestId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Answered. */
                type $Shape = pilotlight.attach.v1.Answered.$Properties;
            }

            /**
             * Properties of an Epoch.
             * @deprecated Use pilotlight.attach.v1.Epoch.$Properties instead.
             */
            interface IEpoch extends pilotlight.attach.v1.Epoch.$Properties {
            }

            /** Represents an Epoch. */
            class Epoch {

                /**
                 * Constructs a new Epoch.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Epoch.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Epoch epoch. */
                epoch: number;

                /**
                 * Encodes the specified Epoch message. Does not implicitly {@link pilotlight.attach.v1.Epoch.verify|verify} messages.
                 * @param message Epoch message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Epoch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Epoch message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Epoch & pilotlight.attach.v1.Epoch.$Shape} Epoch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Epoch & pilotlight.attach.v1.Epoch.$Shape;
            }

            namespace Epoch {

                /** Properties of an Epoch. */
                interface $Properties {

                    /** Epoch epoch */
                    epoch?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Epoch. */
                type $Shape = pilotlight.attach.v1.Epoch.$Properties;
            }

            /**
             * Properties of an EpochHeard.
             * @deprecated Use pilotlight.attach.v1.EpochHeard.$Properties instead.
             */
            interface IEpochHeard extends pilotlight.attach.v1.EpochHeard.$Properties {
            }

            /** Represents an EpochHeard. */
            class EpochHeard {

                /**
                 * Constructs a new EpochHeard.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.EpochHeard.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** EpochHeard epoch. */
                epoch: number;

                /**
                 * Encodes the specified EpochHeard message. Does not implicitly {@link pilotlight.attach.v1.EpochHeard.verify|verify} messages.
                 * @param message EpochHeard message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.EpochHeard.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an EpochHeard message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.EpochHeard & pilotlight.attach.v1.EpochHeard.$Shape} EpochHeard
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.EpochHeard & pilotlight.attach.v1.EpochHeard.$Shape;
            }

            namespace EpochHeard {

                /** Properties of an EpochHeard. */
                interface $Properties {

                    /** EpochHeard epoch */
                    epoch?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an EpochHeard. */
                type $Shape = pilotlight.attach.v1.EpochHeard.$Properties;
            }

            /**
             * Properties of a Draining.
             * @deprecated Use pilotlight.attach.v1.Draining.$Properties instead.
             */
            interface IDraining extends pilotlight.attach.v1.Draining.$Properties {
            }

            /** Represents a Draining. */
            class Draining {

                /**
                 * Constructs a new Draining.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Draining.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified Draining message. Does not implicitly {@link pilotlight.attach.v1.Draining.verify|verify} messages.
                 * @param message Draining message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Draining.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Draining message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Draining & pilotlight.attach.v1.Draining.$Shape} Draining
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Draining & pilotlight.attach.v1.Draining.$Shape;
            }

            namespace Draining {

                /** Properties of a Draining. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Draining. */
                type $Shape = pilotlight.attach.v1.Draining.$Properties;
            }

            /**
             * Properties of a Redirect.
             * @deprecated Use pilotlight.attach.v1.Redirect.$Properties instead.
             */
            interface IRedirect extends pilotlight.attach.v1.Redirect.$Properties {
            }

            /** Represents a Redirect. */
            class Redirect {

                /**
                 * Constructs a new Redirect.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Redirect.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Redirect address. */
                address: string;

                /** Redirect epoch. */
                epoch: number;

                /**
                 * Encodes the specified Redirect message. Does not implicitly {@link pilotlight.attach.v1.Redirect.verify|verify} messages.
                 * @param message Redirect message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Redirect.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Redirect message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Redirect & pilotlight.attach.v1.Redirect.$Shape} Redirect
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Redirect & pilotlight.attach.v1.Redirect.$Shape;
            }

            namespace Redirect {

                /** Properties of a Redirect. */
                interface $Properties {

                    /** Redirect address */
                    address?: (string|null);

                    /** Redirect epoch */
                    epoch?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Redirect. */
                type $Shape = pilotlight.attach.v1.Redirect.$Properties;
            }

            /**
             * Properties of a GoAway.
             * @deprecated Use pilotlight.attach.v1.GoAway.$Properties instead.
             */
            interface IGoAway extends pilotlight.attach.v1.GoAway.$Properties {
            }

            /** Represents a GoAway. */
            class GoAway {

                /**
                 * Constructs a new GoAway.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.GoAway.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GoAway reason. */
                reason: string;

                /**
                 * Encodes the specified GoAway message. Does not implicitly {@link pilotlight.attach.v1.GoAway.verify|verify} messages.
                 * @param message GoAway message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.GoAway.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GoAway message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.GoAway & pilotlight.attach.v1.GoAway.$Shape} GoAway
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.GoAway & pilotlight.attach.v1.GoAway.$Shape;
            }

            namespace GoAway {

                /** Properties of a GoAway. */
                interface $Properties {

                    /** GoAway reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GoAway. */
                type $Shape = pilotlight.attach.v1.GoAway.$Properties;
            }

            /**
             * Properties of a Trust.
             * @deprecated Use pilotlight.attach.v1.Trust.$Properties instead.
             */
            interface ITrust extends pilotlight.attach.v1.Trust.$Properties {
            }

            /** Represents a Trust. */
            class Trust {

                /**
                 * Constructs a new Trust.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: pilotlight.attach.v1.Trust.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Trust bundle. */
                bundle: string;

                /**
                 * Encodes the specified Trust message. Does not implicitly {@link pilotlight.attach.v1.Trust.verify|verify} messages.
                 * @param message Trust message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: pilotlight.attach.v1.Trust.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Trust message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Trust & pilotlight.attach.v1.Trust.$Shape} Trust
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pilotlight.attach.v1.Trust & pilotlight.attach.v1.Trust.$Shape;
            }

            namespace Trust {

                /** Properties of a Trust. */
                interface $Properties {

                    /** Trust bundle */
                    bundle?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Trust. */
                type $Shape = pilotlight.attach.v1.Trust.$Properties;
            }
        }
    }
}
