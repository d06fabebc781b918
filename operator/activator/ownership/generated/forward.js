/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["pilotlightForward"] || ($protobuf.roots["pilotlightForward"] = {});

export const pilotlight = $root.pilotlight = (() => {

    /**
     * Namespace pilotlight.
     * @exports pilotlight
     * @namespace
     */
    const pilotlight = {};

    pilotlight.forward = (function() {

        /**
         * Namespace forward.
         * @memberof pilotlight
         * @namespace
         */
        const forward = {};

        forward.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof pilotlight.forward
             * @namespace
             */
            const v1 = {};

            v1.FromSender = (function() {

                /**
                 * Properties of a FromSender.
                 * @typedef {Object} pilotlight.forward.v1.FromSender.$Properties
                 * @property {pilotlight.forward.v1.Hello.$Properties|null} [hello] FromSender hello
                 * @property {pilotlight.forward.v1.Submit.$Properties|null} [submit] FromSender submit
                 * @property {pilotlight.forward.v1.Chunk.$Properties|null} [chunk] FromSender chunk
                 * @property {pilotlight.forward.v1.Go.$Properties|null} [go] FromSender go
                 * @property {pilotlight.forward.v1.Cancel.$Properties|null} [cancel] FromSender cancel
                 * @property {"hello"|"submit"|"chunk"|"go"|"cancel"} [message] FromSender message
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FromSender.
                 * @memberof pilotlight.forward.v1
                 * @interface IFromSender
                 * @augments pilotlight.forward.v1.FromSender.$Properties
                 * @deprecated Use pilotlight.forward.v1.FromSender.$Properties instead.
                 */

                /**
                 * Narrowed shape of a FromSender.
                 * @typedef {{
                 *   hello?: pilotlight.forward.v1.Hello.$Shape|null;
                 *   submit?: pilotlight.forward.v1.Submit.$Shape|null;
                 *   chunk?: pilotlight.forward.v1.Chunk.$Shape|null;
                 *   go?: pilotlight.forward.v1.Go.$Shape|null;
                 *   cancel?: pilotlight.forward.v1.Cancel.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ message?: undefined; hello?: null; submit?: null; chunk?: null; go?: null; cancel?: null }|{ message?: "hello"; hello: pilotlight.forward.v1.Hello.$Shape; submit?: null; chunk?: null; go?: null; cancel?: null }|{ message?: "submit"; hello?: null; submit: pilotlight.forward.v1.Submit.$Shape; chunk?: null; go?: null; cancel?: null }|{ message?: "chunk"; hello?: null; submit?: null; chunk: pilotlight.forward.v1.Chunk.$Shape; go?: null; cancel?: null }|{ message?: "go"; hello?: null; submit?: null; chunk?: null; go: pilotlight.forward.v1.Go.$Shape; cancel?: null }|{ message?: "cancel"; hello?: null; submit?: null; chunk?: null; go?: null; cancel: pilotlight.forward.v1.Cancel.$Shape })
                 * )} pilotlight.forward.v1.FromSender.$Shape
                 */

                /**
                 * Constructs a new FromSender.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents a FromSender.
                 * @constructor
                 * @param {pilotlight.forward.v1.FromSender.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FromSender = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FromSender hello.
                 * @member {pilotlight.forward.v1.Hello.$Properties|null|undefined} hello
                 * @memberof pilotlight.forward.v1.FromSender
                 * @instance
                 */
                FromSender.prototype.hello = null;

                /**
                 * FromSender submit.
                 * @member {pilotlight.forward.v1.Submit.$Properties|null|undefined} submit
                 * @memberof pilotlight.forward.v1.FromSender
                 * @instance
                 */
                FromSender.prototype.submit = null;

                /**
                 * FromSender chunk.
                 * @member {pilotlight.forward.v1.Chunk.$Properties|null|undefined} chunk
                 * @memberof pilotlight.forward.v1.FromSender
                 * @instance
                 */
                FromSender.prototype.chunk = null;

                /**
                 * FromSender go.
                 * @member {pilotlight.forward.v1.Go.$Properties|null|undefined} go
                 * @memberof pilotlight.forward.v1.FromSender
                 * @instance
                 */
                FromSender.prototype.go = null;

                /**
                 * FromSender cancel.
                 * @member {pilotlight.forward.v1.Cancel.$Properties|null|undefined} cancel
                 * @memberof pilotlight.forward.v1.FromSender
                 * @instance
                 */
                FromSender.prototype.cancel = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * FromSender message.
                 * @member {"hello"|"submit"|"chunk"|"go"|"cancel"|undefined} message
                 * @memberof pilotlight.forward.v1.FromSender
                 * @instance
                 */
                $Object.defineProperty(FromSender.prototype, "message", {
                    get: $util.oneOfGetter($oneOfFields = ["hello", "submit", "chunk", "go", "cancel"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified FromSender message. Does not implicitly {@link pilotlight.forward.v1.FromSender.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.FromSender
                 * @static
                 * @param {pilotlight.forward.v1.FromSender.$Properties} message FromSender message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FromSender.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                        $root.pilotlight.forward.v1.Hello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.submit != null && $Object.hasOwnProperty.call(message, "submit"))
                        $root.pilotlight.forward.v1.Submit.encode(message.submit, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk"))
                        $root.pilotlight.forward.v1.Chunk.encode(message.chunk, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.go != null && $Object.hasOwnProperty.call(message, "go"))
                        $root.pilotlight.forward.v1.Go.encode(message.go, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.cancel != null && $Object.hasOwnProperty.call(message, "cancel"))
                        $root.pilotlight.forward.v1.Cancel.encode(message.cancel, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FromSender message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.FromSender
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.FromSender & pilotlight.forward.v1.FromSender.$Shape} FromSender
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FromSender.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.FromSender();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.hello = $root.pilotlight.forward.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                                message.message = "hello";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.submit = $root.pilotlight.forward.v1.Submit.decode(reader, reader.size(), $undefined, _depth + 1, message.submit);
                                message.message = "submit";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.chunk = $root.pilotlight.forward.v1.Chunk.decode(reader, reader.size(), $undefined, _depth + 1, message.chunk);
                                message.message = "chunk";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.go = $root.pilotlight.forward.v1.Go.decode(reader, reader.size(), $undefined, _depth + 1, message.go);
                                message.message = "go";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.cancel = $root.pilotlight.forward.v1.Cancel.decode(reader, reader.size(), $undefined, _depth + 1, message.cancel);
                                message.message = "cancel";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FromSender;
            })();

            v1.FromOwner = (function() {

                /**
                 * Properties of a FromOwner.
                 * @typedef {Object} pilotlight.forward.v1.FromOwner.$Properties
                 * @property {pilotlight.forward.v1.Waiting.$Properties|null} [waiting] FromOwner waiting
                 * @property {pilotlight.forward.v1.Ask.$Properties|null} [ask] FromOwner ask
                 * @property {pilotlight.forward.v1.Result.$Properties|null} [result] FromOwner result
                 * @property {pilotlight.forward.v1.Chunk.$Properties|null} [chunk] FromOwner chunk
                 * @property {pilotlight.forward.v1.Failed.$Properties|null} [failed] FromOwner failed
                 * @property {pilotlight.forward.v1.Moved.$Properties|null} [moved] FromOwner moved
                 * @property {pilotlight.forward.v1.Welcome.$Properties|null} [welcome] FromOwner welcome
                 * @property {"waiting"|"ask"|"result"|"chunk"|"failed"|"moved"|"welcome"} [message] FromOwner message
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FromOwner.
                 * @memberof pilotlight.forward.v1
                 * @interface IFromOwner
                 * @augments pilotlight.forward.v1.FromOwner.$Properties
                 * @deprecated Use pilotlight.forward.v1.FromOwner.$Properties instead.
                 */

                /**
                 * Narrowed shape of a FromOwner.
                 * @typedef {{
                 *   waiting?: pilotlight.forward.v1.Waiting.$Shape|null;
                 *   ask?: pilotlight.forward.v1.Ask.$Shape|null;
                 *   result?: pilotlight.forward.v1.Result.$Shape|null;
                 *   chunk?: pilotlight.forward.v1.Chunk.$Shape|null;
                 *   failed?: pilotlight.forward.v1.Failed.$Shape|null;
                 *   moved?: pilotlight.forward.v1.Moved.$Shape|null;
                 *   welcome?: pilotlight.forward.v1.Welcome.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ message?: undefined; waiting?: null; ask?: null; result?: null; chunk?: null; failed?: null; moved?: null; welcome?: null }|{ message?: "waiting"; waiting: pilotlight.forward.v1.Waiting.$Shape; ask?: null; result?: null; chunk?: null; failed?: null; moved?: null; welcome?: null }|{ message?: "ask"; waiting?: null; ask: pilotlight.forward.v1.Ask.$Shape; result?: null; chunk?: null; failed?: null; moved?: null; welcome?: null }|{ message?: "result"; waiting?: null; ask?: null; result: pilotlight.forward.v1.Result.$Shape; chunk?: null; failed?: null; moved?: null; welcome?: null }|{ message?: "chunk"; waiting?: null; ask?: null; result?: null; chunk: pilotlight.forward.v1.Chunk.$Shape; failed?: null; moved?: null; welcome?: null }|{ message?: "failed"; waiting?: null; ask?: null; result?: null; chunk?: null; failed: pilotlight.forward.v1.Failed.$Shape; moved?: null; welcome?: null }|{ message?: "moved"; waiting?: null; ask?: null; result?: null; chunk?: null; failed?: null; moved: pilotlight.forward.v1.Moved.$Shape; welcome?: null }|{ message?: "welcome"; waiting?: null; ask?: null; result?: null; chunk?: null; failed?: null; moved?: null; welcome: pilotlight.forward.v1.Welcome.$Shape })
                 * )} pilotlight.forward.v1.FromOwner.$Shape
                 */

                /**
                 * Constructs a new FromOwner.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents a FromOwner.
                 * @constructor
                 * @param {pilotlight.forward.v1.FromOwner.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FromOwner = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FromOwner waiting.
                 * @member {pilotlight.forward.v1.Waiting.$Properties|null|undefined} waiting
                 * @memberof pilotlight.forward.v1.FromOwner
                 * @instance
                 */
                FromOwner.prototype.waiting = null;

                /**
                 * FromOwner ask.
                 * @member {pilotlight.forward.v1.Ask.$Properties|null|undefined} ask
                 * @memberof pilotlight.forward.v1.FromOwner
                 * @instance
                 */
                FromOwner.prototype.ask = null;

                /**
                 * FromOwner result.
                 * @member {pilotlight.forward.v1.Result.$Properties|null|undefined} result
                 * @memberof pilotlight.forward.v1.FromOwner
                 * @instance
                 */
                FromOwner.prototype.result = null;

                /**
                 * FromOwner chunk.
                 * @member {pilotlight.forward.v1.Chunk.$Properties|null|undefined} chunk
                 * @memberof pilotlight.forward.v1.FromOwner
                 * @instance
                 */
                FromOwner.prototype.chunk = null;

                /**
                 * FromOwner failed.
                 * @member {pilotlight.forward.v1.Failed.$Properties|null|undefined} failed
                 * @memberof pilotlight.forward.v1.FromOwner
                 * @instance
                 */
                FromOwner.prototype.failed = null;

                /**
                 * FromOwner moved.
                 * @member {pilotlight.forward.v1.Moved.$Properties|null|undefined} moved
                 * @memberof pilotlight.forward.v1.FromOwner
                 * @instance
                 */
                FromOwner.prototype.moved = null;

                /**
                 * FromOwner welcome.
                 * @member {pilotlight.forward.v1.Welcome.$Properties|null|undefined} welcome
                 * @memberof pilotlight.forward.v1.FromOwner
                 * @instance
                 */
                FromOwner.prototype.welcome = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * FromOwner message.
                 * @member {"waiting"|"ask"|"result"|"chunk"|"failed"|"moved"|"welcome"|undefined} message
                 * @memberof pilotlight.forward.v1.FromOwner
                 * @instance
                 */
                $Object.defineProperty(FromOwner.prototype, "message", {
                    get: $util.oneOfGetter($oneOfFields = ["waiting", "ask", "result", "chunk", "failed", "moved", "welcome"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified FromOwner message. Does not implicitly {@link pilotlight.forward.v1.FromOwner.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.FromOwner
                 * @static
                 * @param {pilotlight.forward.v1.FromOwner.$Properties} message FromOwner message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FromOwner.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.waiting != null && $Object.hasOwnProperty.call(message, "waiting"))
                        $root.pilotlight.forward.v1.Waiting.encode(message.waiting, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.ask != null && $Object.hasOwnProperty.call(message, "ask"))
                        $root.pilotlight.forward.v1.Ask.encode(message.ask, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                        $root.pilotlight.forward.v1.Result.encode(message.result, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk"))
                        $root.pilotlight.forward.v1.Chunk.encode(message.chunk, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.failed != null && $Object.hasOwnProperty.call(message, "failed"))
                        $root.pilotlight.forward.v1.Failed.encode(message.failed, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.moved != null && $Object.hasOwnProperty.call(message, "moved"))
                        $root.pilotlight.forward.v1.Moved.encode(message.moved, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                        $root.pilotlight.forward.v1.Welcome.encode(message.welcome, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FromOwner message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.FromOwner
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.FromOwner & pilotlight.forward.v1.FromOwner.$Shape} FromOwner
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FromOwner.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.FromOwner();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.waiting = $root.pilotlight.forward.v1.Waiting.decode(reader, reader.size(), $undefined, _depth + 1, message.waiting);
                                message.message = "waiting";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.ask = $root.pilotlight.forward.v1.Ask.decode(reader, reader.size(), $undefined, _depth + 1, message.ask);
                                message.message = "ask";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.result = $root.pilotlight.forward.v1.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                                message.message = "result";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.chunk = $root.pilotlight.forward.v1.Chunk.decode(reader, reader.size(), $undefined, _depth + 1, message.chunk);
                                message.message = "chunk";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.failed = $root.pilotlight.forward.v1.Failed.decode(reader, reader.size(), $undefined, _depth + 1, message.failed);
                                message.message = "failed";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.moved = $root.pilotlight.forward.v1.Moved.decode(reader, reader.size(), $undefined, _depth + 1, message.moved);
                                message.message = "moved";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.welcome = $root.pilotlight.forward.v1.Welcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                                message.message = "welcome";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FromOwner;
            })();

            v1.Hello = (function() {

                /**
                 * Properties of a Hello.
                 * @typedef {Object} pilotlight.forward.v1.Hello.$Properties
                 * @property {string|null} [key] Hello key
                 * @property {string|null} [name] Hello name
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Hello.
                 * @memberof pilotlight.forward.v1
                 * @interface IHello
                 * @augments pilotlight.forward.v1.Hello.$Properties
                 * @deprecated Use pilotlight.forward.v1.Hello.$Properties instead.
                 */

                /**
                 * Shape of a Hello.
                 * @typedef {pilotlight.forward.v1.Hello.$Properties} pilotlight.forward.v1.Hello.$Shape
                 */

                /**
                 * Constructs a new Hello.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents a Hello.
                 * @constructor
                 * @param {pilotlight.forward.v1.Hello.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Hello = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Hello key.
                 * @member {string} key
                 * @memberof pilotlight.forward.v1.Hello
                 * @instance
                 */
                Hello.prototype.key = "";

                /**
                 * Hello name.
                 * @member {string} name
                 * @memberof pilotlight.forward.v1.Hello
                 * @instance
                 */
                Hello.prototype.name = "";

                /**
                 * Encodes the specified Hello message. Does not implicitly {@link pilotlight.forward.v1.Hello.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.Hello
                 * @static
                 * @param {pilotlight.forward.v1.Hello.$Properties} message Hello message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Hello.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.key);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Hello message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.Hello
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Hello & pilotlight.forward.v1.Hello.$Shape} Hello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Hello.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.Hello();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.key = value;
                                else
                                    delete message.key;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Hello;
            })();

            v1.Welcome = (function() {

                /**
                 * Properties of a Welcome.
                 * @typedef {Object} pilotlight.forward.v1.Welcome.$Properties
                 * @property {boolean|null} [versions] Welcome versions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Welcome.
                 * @memberof pilotlight.forward.v1
                 * @interface IWelcome
                 * @augments pilotlight.forward.v1.Welcome.$Properties
                 * @deprecated Use pilotlight.forward.v1.Welcome.$Properties instead.
                 */

                /**
                 * Shape of a Welcome.
                 * @typedef {pilotlight.forward.v1.Welcome.$Properties} pilotlight.forward.v1.Welcome.$Shape
                 */

                /**
                 * Constructs a new Welcome.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents a Welcome.
                 * @constructor
                 * @param {pilotlight.forward.v1.Welcome.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Welcome = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Welcome versions.
                 * @member {boolean} versions
                 * @memberof pilotlight.forward.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.versions = false;

                /**
                 * Encodes the specified Welcome message. Does not implicitly {@link pilotlight.forward.v1.Welcome.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.Welcome
                 * @static
                 * @param {pilotlight.forward.v1.Welcome.$Properties} message Welcome message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Welcome.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.versions != null && $Object.hasOwnProperty.call(message, "versions") && message.versions !== false)
                        writer.uint32(/* id 1, wireType 0 =*/8).bool(message.versions);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Welcome message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.Welcome
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Welcome & pilotlight.forward.v1.Welcome.$Shape} Welcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Welcome.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.Welcome();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.versions = value;
                                else
                                    delete message.versions;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Welcome;
            })();

            v1.Submit = (function() {

                /**
                 * Properties of a Submit.
                 * @typedef {Object} pilotlight.forward.v1.Submit.$Properties
                 * @property {number|null} [epoch] Submit epoch
                 * @property {string|null} [requestId] Submit requestId
                 * @property {string|null} [namespace] Submit namespace
                 * @property {string|null} ["function"] Submit function
                 * @property {string|null} [invokedFunctionArn] Submit invokedFunctionArn
                 * @property {string|null} [clientContext] Submit clientContext
                 * @property {string|null} [traceId] Submit traceId
                 * @property {boolean|null} [logTail] Submit logTail
                 * @property {number|null} [waitedMs] Submit waitedMs
                 * @property {Uint8Array|null} [body] Submit body
                 * @property {number|null} [bodyBytes] Submit bodyBytes
                 * @property {boolean|null} [more] Submit more
                 * @property {string|null} [version] Submit version
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Submit.
                 * @memberof pilotlight.forward.v1
                 * @interface ISubmit
                 * @augments pilotlight.forward.v1.Submit.$Properties
                 * @deprecated Use pilotlight.forward.v1.Submit.$Properties instead.
                 */

                /**
                 * Shape of a Submit.
                 * @typedef {pilotlight.forward.v1.Submit.$Properties} pilotlight.forward.v1.Submit.$Shape
                 */

                /**
                 * Constructs a new Submit.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents a Submit.
                 * @constructor
                 * @param {pilotlight.forward.v1.Submit.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Submit = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Submit epoch.
                 * @member {number} epoch
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype.epoch = 0;

                /**
                 * Submit requestId.
                 * @member {string} requestId
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype.requestId = "";

                /**
                 * Submit namespace.
                 * @member {string} namespace
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype.namespace = "";

                /**
                 * Submit function.
                 * @member {string} function
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype["function"] = "";

                /**
                 * Submit invokedFunctionArn.
                 * @member {string} invokedFunctionArn
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype.invokedFunctionArn = "";

                /**
                 * Submit clientContext.
                 * @member {string} clientContext
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype.clientContext = "";

                /**
                 * Submit traceId.
                 * @member {string} traceId
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype.traceId = "";

                /**
                 * Submit logTail.
                 * @member {boolean} logTail
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype.logTail = false;

                /**
                 * Submit waitedMs.
                 * @member {number} waitedMs
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype.waitedMs = 0;

                /**
                 * Submit body.
                 * @member {Uint8Array} body
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype.body = $util.newBuffer([]);

                /**
                 * Submit bodyBytes.
                 * @member {number} bodyBytes
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype.bodyBytes = 0;

                /**
                 * Submit more.
                 * @member {boolean} more
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype.more = false;

                /**
                 * Submit version.
                 * @member {string} version
                 * @memberof pilotlight.forward.v1.Submit
                 * @instance
                 */
                Submit.prototype.version = "";

                /**
                 * Encodes the specified Submit message. Does not implicitly {@link pilotlight.forward.v1.Submit.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.Submit
                 * @static
                 * @param {pilotlight.forward.v1.Submit.$Properties} message Submit message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Submit.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.epoch);
                    if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.requestId);
                    if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.namespace);
                    if (message["function"] != null && $Object.hasOwnProperty.call(message, "function") && message["function"] !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message["function"]);
                    if (message.invokedFunctionArn != null && $Object.hasOwnProperty.call(message, "invokedFunctionArn") && message.invokedFunctionArn !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.invokedFunctionArn);
                    if (message.clientContext != null && $Object.hasOwnProperty.call(message, "clientContext") && message.clientContext !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.clientContext);
                    if (message.traceId != null && $Object.hasOwnProperty.call(message, "traceId") && message.traceId !== "")
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.traceId);
                    if (message.logTail != null && $Object.hasOwnProperty.call(message, "logTail") && message.logTail !== false)
                        writer.uint32(/* id 8, wireType 0 =*/64).bool(message.logTail);
                    if (message.waitedMs != null && $Object.hasOwnProperty.call(message, "waitedMs") && !$Object.is(message.waitedMs, 0))
                        writer.uint32(/* id 9, wireType 1 =*/73).double(message.waitedMs);
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                        writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.body);
                    if (message.bodyBytes != null && $Object.hasOwnProperty.call(message, "bodyBytes") && message.bodyBytes !== 0)
                        writer.uint32(/* id 11, wireType 0 =*/88).uint32(message.bodyBytes);
                    if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                        writer.uint32(/* id 12, wireType 0 =*/96).bool(message.more);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                        writer.uint32(/* id 13, wireType 2 =*/106).string(message.version);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Submit message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.Submit
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Submit & pilotlight.forward.v1.Submit.$Shape} Submit
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Submit.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.Submit();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.epoch = value;
                                else
                                    delete message.epoch;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.requestId = value;
                                else
                                    delete message.requestId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.namespace = value;
                                else
                                    delete message.namespace;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message["function"] = value;
                                else
                                    delete message["function"];
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.invokedFunctionArn = value;
                                else
                                    delete message.invokedFunctionArn;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.clientContext = value;
                                else
                                    delete message.clientContext;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.traceId = value;
                                else
                                    delete message.traceId;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.logTail = value;
                                else
                                    delete message.logTail;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.waitedMs = value;
                                else
                                    delete message.waitedMs;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.body = value;
                                else
                                    delete message.body;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bodyBytes = value;
                                else
                                    delete message.bodyBytes;
                                continue;
                            }
                        case 12: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.more = value;
                                else
                                    delete message.more;
                                continue;
                            }
                        case 13: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Submit;
            })();

            v1.Chunk = (function() {

                /**
                 * Properties of a Chunk.
                 * @typedef {Object} pilotlight.forward.v1.Chunk.$Properties
                 * @property {string|null} [requestId] Chunk requestId
                 * @property {Uint8Array|null} [body] Chunk body
                 * @property {boolean|null} [last] Chunk last
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Chunk.
                 * @memberof pilotlight.forward.v1
                 * @interface IChunk
                 * @augments pilotlight.forward.v1.Chunk.$Properties
                 * @deprecated Use pilotlight.forward.v1.Chunk.$Properties instead.
                 */

                /**
                 * Shape of a Chunk.
                 * @typedef {pilotlight.forward.v1.Chunk.$Properties} pilotlight.forward.v1.Chunk.$Shape
                 */

                /**
                 * Constructs a new Chunk.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents a Chunk.
                 * @constructor
                 * @param {pilotlight.forward.v1.Chunk.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Chunk = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Chunk requestId.
                 * @member {string} requestId
                 * @memberof pilotlight.forward.v1.Chunk
                 * @instance
                 */
                Chunk.prototype.requestId = "";

                /**
                 * Chunk body.
                 * @member {Uint8Array} body
                 * @memberof pilotlight.forward.v1.Chunk
                 * @instance
                 */
                Chunk.prototype.body = $util.newBuffer([]);

                /**
                 * Chunk last.
                 * @member {boolean} last
                 * @memberof pilotlight.forward.v1.Chunk
                 * @instance
                 */
                Chunk.prototype.last = false;

                /**
                 * Encodes the specified Chunk message. Does not implicitly {@link pilotlight.forward.v1.Chunk.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.Chunk
                 * @static
                 * @param {pilotlight.forward.v1.Chunk.$Properties} message Chunk message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Chunk.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.body);
                    if (message.last != null && $Object.hasOwnProperty.call(message, "last") && message.last !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.last);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Chunk message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.Chunk
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Chunk & pilotlight.forward.v1.Chunk.$Shape} Chunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Chunk.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.Chunk();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.requestId = value;
                                else
                                    delete message.requestId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.body = value;
                                else
                                    delete message.body;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.last = value;
                                else
                                    delete message.last;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Chunk;
            })();

            v1.Waiting = (function() {

                /**
                 * Properties of a Waiting.
                 * @typedef {Object} pilotlight.forward.v1.Waiting.$Properties
                 * @property {string|null} [requestId] Waiting requestId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Waiting.
                 * @memberof pilotlight.forward.v1
                 * @interface IWaiting
                 * @augments pilotlight.forward.v1.Waiting.$Properties
                 * @deprecated Use pilotlight.forward.v1.Waiting.$Properties instead.
                 */

                /**
                 * Shape of a Waiting.
                 * @typedef {pilotlight.forward.v1.Waiting.$Properties} pilotlight.forward.v1.Waiting.$Shape
                 */

                /**
                 * Constructs a new Waiting.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents a Waiting.
                 * @constructor
                 * @param {pilotlight.forward.v1.Waiting.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Waiting = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Waiting requestId.
                 * @member {string} requestId
                 * @memberof pilotlight.forward.v1.Waiting
                 * @instance
                 */
                Waiting.prototype.requestId = "";

                /**
                 * Encodes the specified Waiting message. Does not implicitly {@link pilotlight.forward.v1.Waiting.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.Waiting
                 * @static
                 * @param {pilotlight.forward.v1.Waiting.$Properties} message Waiting message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Waiting.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Waiting message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.Waiting
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Waiting & pilotlight.forward.v1.Waiting.$Shape} Waiting
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Waiting.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.Waiting();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.requestId = value;
                                else
                                    delete message.requestId;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Waiting;
            })();

            v1.Ask = (function() {

                /**
                 * Properties of an Ask.
                 * @typedef {Object} pilotlight.forward.v1.Ask.$Properties
                 * @property {string|null} [requestId] Ask requestId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Ask.
                 * @memberof pilotlight.forward.v1
                 * @interface IAsk
                 * @augments pilotlight.forward.v1.Ask.$Properties
                 * @deprecated Use pilotlight.forward.v1.Ask.$Properties instead.
                 */

                /**
                 * Shape of an Ask.
                 * @typedef {pilotlight.forward.v1.Ask.$Properties} pilotlight.forward.v1.Ask.$Shape
                 */

                /**
                 * Constructs a new Ask.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents an Ask.
                 * @constructor
                 * @param {pilotlight.forward.v1.Ask.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Ask = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Ask requestId.
                 * @member {string} requestId
                 * @memberof pilotlight.forward.v1.Ask
                 * @instance
                 */
                Ask.prototype.requestId = "";

                /**
                 * Encodes the specified Ask message. Does not implicitly {@link pilotlight.forward.v1.Ask.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.Ask
                 * @static
                 * @param {pilotlight.forward.v1.Ask.$Properties} message Ask message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Ask.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Ask message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.Ask
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Ask & pilotlight.forward.v1.Ask.$Shape} Ask
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Ask.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.Ask();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.requestId = value;
                                else
                                    delete message.requestId;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Ask;
            })();

            v1.Go = (function() {

                /**
                 * Properties of a Go.
                 * @typedef {Object} pilotlight.forward.v1.Go.$Properties
                 * @property {string|null} [requestId] Go requestId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Go.
                 * @memberof pilotlight.forward.v1
                 * @interface IGo
                 * @augments pilotlight.forward.v1.Go.$Properties
                 * @deprecated Use pilotlight.forward.v1.Go.$Properties instead.
                 */

                /**
                 * Shape of a Go.
                 * @typedef {pilotlight.forward.v1.Go.$Properties} pilotlight.forward.v1.Go.$Shape
                 */

                /**
                 * Constructs a new Go.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents a Go.
                 * @constructor
                 * @param {pilotlight.forward.v1.Go.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Go = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Go requestId.
                 * @member {string} requestId
                 * @memberof pilotlight.forward.v1.Go
                 * @instance
                 */
                Go.prototype.requestId = "";

                /**
                 * Encodes the specified Go message. Does not implicitly {@link pilotlight.forward.v1.Go.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.Go
                 * @static
                 * @param {pilotlight.forward.v1.Go.$Properties} message Go message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Go.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Go message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.Go
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Go & pilotlight.forward.v1.Go.$Shape} Go
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Go.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.Go();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.requestId = value;
                                else
                                    delete message.requestId;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Go;
            })();

            v1.Cancel = (function() {

                /**
                 * Properties of a Cancel.
                 * @typedef {Object} pilotlight.forward.v1.Cancel.$Properties
                 * @property {string|null} [requestId] Cancel requestId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Cancel.
                 * @memberof pilotlight.forward.v1
                 * @interface ICancel
                 * @augments pilotlight.forward.v1.Cancel.$Properties
                 * @deprecated Use pilotlight.forward.v1.Cancel.$Properties instead.
                 */

                /**
                 * Shape of a Cancel.
                 * @typedef {pilotlight.forward.v1.Cancel.$Properties} pilotlight.forward.v1.Cancel.$Shape
                 */

                /**
                 * Constructs a new Cancel.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents a Cancel.
                 * @constructor
                 * @param {pilotlight.forward.v1.Cancel.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Cancel = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Cancel requestId.
                 * @member {string} requestId
                 * @memberof pilotlight.forward.v1.Cancel
                 * @instance
                 */
                Cancel.prototype.requestId = "";

                /**
                 * Encodes the specified Cancel message. Does not implicitly {@link pilotlight.forward.v1.Cancel.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.Cancel
                 * @static
                 * @param {pilotlight.forward.v1.Cancel.$Properties} message Cancel message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Cancel.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Cancel message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.Cancel
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Cancel & pilotlight.forward.v1.Cancel.$Shape} Cancel
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Cancel.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.Cancel();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.requestId = value;
                                else
                                    delete message.requestId;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Cancel;
            })();

            v1.Result = (function() {

                /**
                 * Properties of a Result.
                 * @typedef {Object} pilotlight.forward.v1.Result.$Properties
                 * @property {string|null} [requestId] Result requestId
                 * @property {string|null} [functionError] Result functionError
                 * @property {Uint8Array|null} [logTail] Result logTail
                 * @property {Uint8Array|null} [body] Result body
                 * @property {boolean|null} [more] Result more
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Result.
                 * @memberof pilotlight.forward.v1
                 * @interface IResult
                 * @augments pilotlight.forward.v1.Result.$Properties
                 * @deprecated Use pilotlight.forward.v1.Result.$Properties instead.
                 */

                /**
                 * Shape of a Result.
                 * @typedef {pilotlight.forward.v1.Result.$Properties} pilotlight.forward.v1.Result.$Shape
                 */

                /**
                 * Constructs a new Result.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents a Result.
                 * @constructor
                 * @param {pilotlight.forward.v1.Result.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Result = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Result requestId.
                 * @member {string} requestId
                 * @memberof pilotlight.forward.v1.Result
                 * @instance
                 */
                Result.prototype.requestId = "";

                /**
                 * Result functionError.
                 * @member {string} functionError
                 * @memberof pilotlight.forward.v1.Result
                 * @instance
                 */
                Result.prototype.functionError = "";

                /**
                 * Result logTail.
                 * @member {Uint8Array} logTail
                 * @memberof pilotlight.forward.v1.Result
                 * @instance
                 */
                Result.prototype.logTail = $util.newBuffer([]);

                /**
                 * Result body.
                 * @member {Uint8Array} body
                 * @memberof pilotlight.forward.v1.Result
                 * @instance
                 */
                Result.prototype.body = $util.newBuffer([]);

                /**
                 * Result more.
                 * @member {boolean} more
                 * @memberof pilotlight.forward.v1.Result
                 * @instance
                 */
                Result.prototype.more = false;

                /**
                 * Encodes the specified Result message. Does not implicitly {@link pilotlight.forward.v1.Result.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.Result
                 * @static
                 * @param {pilotlight.forward.v1.Result.$Properties} message Result message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Result.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                    if (message.functionError != null && $Object.hasOwnProperty.call(message, "functionError") && message.functionError !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.functionError);
                    if (message.logTail != null && $Object.hasOwnProperty.call(message, "logTail") && message.logTail.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.logTail);
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.body);
                    if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                        writer.uint32(/* id 5, wireType 0 =*/40).bool(message.more);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Result message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.Result
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Result & pilotlight.forward.v1.Result.$Shape} Result
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Result.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.Result();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.requestId = value;
                                else
                                    delete message.requestId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.functionError = value;
                                else
                                    delete message.functionError;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.logTail = value;
                                else
                                    delete message.logTail;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.body = value;
                                else
                                    delete message.body;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.more = value;
                                else
                                    delete message.more;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Result;
            })();

            v1.Failed = (function() {

                /**
                 * Properties of a Failed.
                 * @typedef {Object} pilotlight.forward.v1.Failed.$Properties
                 * @property {string|null} [requestId] Failed requestId
                 * @property {string|null} [code] Failed code
                 * @property {string|null} [message] Failed message
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Failed.
                 * @memberof pilotlight.forward.v1
                 * @interface IFailed
                 * @augments pilotlight.forward.v1.Failed.$Properties
                 * @deprecated Use pilotlight.forward.v1.Failed.$Properties instead.
                 */

                /**
                 * Shape of a Failed.
                 * @typedef {pilotlight.forward.v1.Failed.$Properties} pilotlight.forward.v1.Failed.$Shape
                 */

                /**
                 * Constructs a new Failed.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents a Failed.
                 * @constructor
                 * @param {pilotlight.forward.v1.Failed.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Failed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Failed requestId.
                 * @member {string} requestId
                 * @memberof pilotlight.forward.v1.Failed
                 * @instance
                 */
                Failed.prototype.requestId = "";

                /**
                 * Failed code.
                 * @member {string} code
                 * @memberof pilotlight.forward.v1.Failed
                 * @instance
                 */
                Failed.prototype.code = "";

                /**
                 * Failed message.
                 * @member {string} message
                 * @memberof pilotlight.forward.v1.Failed
                 * @instance
                 */
                Failed.prototype.message = "";

                /**
                 * Encodes the specified Failed message. Does not implicitly {@link pilotlight.forward.v1.Failed.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.Failed
                 * @static
                 * @param {pilotlight.forward.v1.Failed.$Properties} message Failed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Failed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.code);
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.message);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Failed message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.Failed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Failed & pilotlight.forward.v1.Failed.$Shape} Failed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Failed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.Failed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.requestId = value;
                                else
                                    delete message.requestId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.code = value;
                                else
                                    delete message.code;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.message = value;
                                else
                                    delete message.message;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Failed;
            })();

            v1.Moved = (function() {

                /**
                 * Properties of a Moved.
                 * @typedef {Object} pilotlight.forward.v1.Moved.$Properties
                 * @property {string|null} [requestId] Moved requestId
                 * @property {number|null} [epoch] Moved epoch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Moved.
                 * @memberof pilotlight.forward.v1
                 * @interface IMoved
                 * @augments pilotlight.forward.v1.Moved.$Properties
                 * @deprecated Use pilotlight.forward.v1.Moved.$Properties instead.
                 */

                /**
                 * Shape of a Moved.
                 * @typedef {pilotlight.forward.v1.Moved.$Properties} pilotlight.forward.v1.Moved.$Shape
                 */

                /**
                 * Constructs a new Moved.
                 * @memberof pilotlight.forward.v1
                 * @classdesc Represents a Moved.
                 * @constructor
                 * @param {pilotlight.forward.v1.Moved.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Moved = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Moved requestId.
                 * @member {string} requestId
                 * @memberof pilotlight.forward.v1.Moved
                 * @instance
                 */
                Moved.prototype.requestId = "";

                /**
                 * Moved epoch.
                 * @member {number} epoch
                 * @memberof pilotlight.forward.v1.Moved
                 * @instance
                 */
                Moved.prototype.epoch = 0;

                /**
                 * Encodes the specified Moved message. Does not implicitly {@link pilotlight.forward.v1.Moved.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.forward.v1.Moved
                 * @static
                 * @param {pilotlight.forward.v1.Moved.$Properties} message Moved message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Moved.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.epoch);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Moved message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.forward.v1.Moved
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.forward.v1.Moved & pilotlight.forward.v1.Moved.$Shape} Moved
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Moved.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.pilotlight.forward.v1.Moved();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.requestId = value;
                                else
                                    delete message.requestId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.epoch = value;
                                else
                                    delete message.epoch;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Moved;
            })();

            return v1;
        })();

        return forward;
    })();

    return pilotlight;
})();

export {
  $root as default
};
