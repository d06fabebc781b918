/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["pilotlightAttach"] || ($protobuf.roots["pilotlightAttach"] = {});

export const pilotlight = $root.pilotlight = (() => {

    /**
     * Namespace pilotlight.
     * @exports pilotlight
     * @namespace
     */
    const pilotlight = {};

    pilotlight.attach = (function() {

        /**
         * Namespace attach.
         * @memberof pilotlight
         * @namespace
         */
        const attach = {};

        attach.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof pilotlight.attach
             * @namespace
             */
            const v1 = {};

            v1.FromShim = (function() {

                /**
                 * Properties of a FromShim.
                 * @typedef {Object} pilotlight.attach.v1.FromShim.$Properties
                 * @property {pilotlight.attach.v1.Hello.$Properties|null} [hello] FromShim hello
                 * @property {pilotlight.attach.v1.Assigned.$Properties|null} [assigned] FromShim assigned
                 * @property {pilotlight.attach.v1.Result.$Properties|null} [result] FromShim result
                 * @property {pilotlight.attach.v1.Refusal.$Properties|null} [refusal] FromShim refusal
                 * @property {pilotlight.attach.v1.Chunk.$Properties|null} [chunk] FromShim chunk
                 * @property {pilotlight.attach.v1.EpochHeard.$Properties|null} [epochHeard] FromShim epochHeard
                 * @property {pilotlight.attach.v1.Draining.$Properties|null} [draining] FromShim draining
                 * @property {pilotlight.attach.v1.Answered.$Properties|null} [answered] FromShim answered
                 * @property {"hello"|"assigned"|"result"|"refusal"|"chunk"|"epochHeard"|"draining"|"answered"} [message] FromShim message
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FromShim.
                 * @memberof pilotlight.attach.v1
                 * @interface IFromShim
                 * @augments pilotlight.attach.v1.FromShim.$Properties
                 * @deprecated Use pilotlight.attach.v1.FromShim.$Properties instead.
                 */

                /**
                 * Narrowed shape of a FromShim.
                 * @typedef {{
                 *   hello?: pilotlight.attach.v1.Hello.$Shape|null;
                 *   assigned?: pilotlight.attach.v1.Assigned.$Shape|null;
                 *   result?: pilotlight.attach.v1.Result.$Shape|null;
                 *   refusal?: pilotlight.attach.v1.Refusal.$Shape|null;
                 *   chunk?: pilotlight.attach.v1.Chunk.$Shape|null;
                 *   epochHeard?: pilotlight.attach.v1.EpochHeard.$Shape|null;
                 *   draining?: pilotlight.attach.v1.Draining.$Shape|null;
                 *   answered?: pilotlight.attach.v1.Answered.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ message?: undefined; hello?: null; assigned?: null; result?: null; refusal?: null; chunk?: null; epochHeard?: null; draining?: null; answered?: null }|{ message?: "hello"; hello: pilotlight.attach.v1.Hello.$Shape; assigned?: null; result?: null; refusal?: null; chunk?: null; epochHeard?: null; draining?: null; answered?: null }|{ message?: "assigned"; hello?: null; assigned: pilotlight.attach.v1.Assigned.$Shape; result?: null; refusal?: null; chunk?: null; epochHeard?: null; draining?: null; answered?: null }|{ message?: "result"; hello?: null; assigned?: null; result: pilotlight.attach.v1.Result.$Shape; refusal?: null; chunk?: null; epochHeard?: null; draining?: null; answered?: null }|{ message?: "refusal"; hello?: null; assigned?: null; result?: null; refusal: pilotlight.attach.v1.Refusal.$Shape; chunk?: null; epochHeard?: null; draining?: null; answered?: null }|{ message?: "chunk"; hello?: null; assigned?: null; result?: null; refusal?: null; chunk: pilotlight.attach.v1.Chunk.$Shape; epochHeard?: null; draining?: null; answered?: null }|{ message?: "epochHeard"; hello?: null; assigned?: null; result?: null; refusal?: null; chunk?: null; epochHeard: pilotlight.attach.v1.EpochHeard.$Shape; draining?: null; answered?: null }|{ message?: "draining"; hello?: null; assigned?: null; result?: null; refusal?: null; chunk?: null; epochHeard?: null; draining: pilotlight.attach.v1.Draining.$Shape; answered?: null }|{ message?: "answered"; hello?: null; assigned?: null; result?: null; refusal?: null; chunk?: null; epochHeard?: null; draining?: null; answered: pilotlight.attach.v1.Answered.$Shape })
                 * )} pilotlight.attach.v1.FromShim.$Shape
                 */

                /**
                 * Constructs a new FromShim.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents a FromShim.
                 * @constructor
                 * @param {pilotlight.attach.v1.FromShim.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FromShim = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FromShim hello.
                 * @member {pilotlight.attach.v1.Hello.$Properties|null|undefined} hello
                 * @memberof pilotlight.attach.v1.FromShim
                 * @instance
                 */
                FromShim.prototype.hello = null;

                /**
                 * FromShim assigned.
                 * @member {pilotlight.attach.v1.Assigned.$Properties|null|undefined} assigned
                 * @memberof pilotlight.attach.v1.FromShim
                 * @instance
                 */
                FromShim.prototype.assigned = null;

                /**
                 * FromShim result.
                 * @member {pilotlight.attach.v1.Result.$Properties|null|undefined} result
                 * @memberof pilotlight.attach.v1.FromShim
                 * @instance
                 */
                FromShim.prototype.result = null;

                /**
                 * FromShim refusal.
                 * @member {pilotlight.attach.v1.Refusal.$Properties|null|undefined} refusal
                 * @memberof pilotlight.attach.v1.FromShim
                 * @instance
                 */
                FromShim.prototype.refusal = null;

                /**
                 * FromShim chunk.
                 * @member {pilotlight.attach.v1.Chunk.$Properties|null|undefined} chunk
                 * @memberof pilotlight.attach.v1.FromShim
                 * @instance
                 */
                FromShim.prototype.chunk = null;

                /**
                 * FromShim epochHeard.
                 * @member {pilotlight.attach.v1.EpochHeard.$Properties|null|undefined} epochHeard
                 * @memberof pilotlight.attach.v1.FromShim
                 * @instance
                 */
                FromShim.prototype.epochHeard = null;

                /**
                 * FromShim draining.
                 * @member {pilotlight.attach.v1.Draining.$Properties|null|undefined} draining
                 * @memberof pilotlight.attach.v1.FromShim
                 * @instance
                 */
                FromShim.prototype.draining = null;

                /**
                 * FromShim answered.
                 * @member {pilotlight.attach.v1.Answered.$Properties|null|undefined} answered
                 * @memberof pilotlight.attach.v1.FromShim
                 * @instance
                 */
                FromShim.prototype.answered = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * FromShim message.
                 * @member {"hello"|"assigned"|"result"|"refusal"|"chunk"|"epochHeard"|"draining"|"answered"|undefined} message
                 * @memberof pilotlight.attach.v1.FromShim
                 * @instance
                 */
                $Object.defineProperty(FromShim.prototype, "message", {
                    get: $util.oneOfGetter($oneOfFields = ["hello", "assigned", "result", "refusal", "chunk", "epochHeard", "draining", "answered"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified FromShim message. Does not implicitly {@link pilotlight.attach.v1.FromShim.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.FromShim
                 * @static
                 * @param {pilotlight.attach.v1.FromShim.$Properties} message FromShim message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FromShim.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                        $root.pilotlight.attach.v1.Hello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.assigned != null && $Object.hasOwnProperty.call(message, "assigned"))
                        $root.pilotlight.attach.v1.Assigned.encode(message.assigned, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                        $root.pilotlight.attach.v1.Result.encode(message.result, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.refusal != null && $Object.hasOwnProperty.call(message, "refusal"))
                        $root.pilotlight.attach.v1.Refusal.encode(message.refusal, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk"))
                        $root.pilotlight.attach.v1.Chunk.encode(message.chunk, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.epochHeard != null && $Object.hasOwnProperty.call(message, "epochHeard"))
                        $root.pilotlight.attach.v1.EpochHeard.encode(message.epochHeard, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.draining != null && $Object.hasOwnProperty.call(message, "draining"))
                        $root.pilotlight.attach.v1.Draining.encode(message.draining, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.answered != null && $Object.hasOwnProperty.call(message, "answered"))
                        $root.pilotlight.attach.v1.Answered.encode(message.answered, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FromShim message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.FromShim
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.FromShim & pilotlight.attach.v1.FromShim.$Shape} FromShim
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FromShim.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.FromShim();
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
                                message.hello = $root.pilotlight.attach.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                                message.message = "hello";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.assigned = $root.pilotlight.attach.v1.Assigned.decode(reader, reader.size(), $undefined, _depth + 1, message.assigned);
                                message.message = "assigned";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.result = $root.pilotlight.attach.v1.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                                message.message = "result";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.refusal = $root.pilotlight.attach.v1.Refusal.decode(reader, reader.size(), $undefined, _depth + 1, message.refusal);
                                message.message = "refusal";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.chunk = $root.pilotlight.attach.v1.Chunk.decode(reader, reader.size(), $undefined, _depth + 1, message.chunk);
                                message.message = "chunk";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.epochHeard = $root.pilotlight.attach.v1.EpochHeard.decode(reader, reader.size(), $undefined, _depth + 1, message.epochHeard);
                                message.message = "epochHeard";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.draining = $root.pilotlight.attach.v1.Draining.decode(reader, reader.size(), $undefined, _depth + 1, message.draining);
                                message.message = "draining";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.answered = $root.pilotlight.attach.v1.Answered.decode(reader, reader.size(), $undefined, _depth + 1, message.answered);
                                message.message = "answered";
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

                return FromShim;
            })();

            v1.FromActivator = (function() {

                /**
                 * Properties of a FromActivator.
                 * @typedef {Object} pilotlight.attach.v1.FromActivator.$Properties
                 * @property {pilotlight.attach.v1.Welcome.$Properties|null} [welcome] FromActivator welcome
                 * @property {pilotlight.attach.v1.Assign.$Properties|null} [assign] FromActivator assign
                 * @property {pilotlight.attach.v1.Invoke.$Properties|null} [invoke] FromActivator invoke
                 * @property {pilotlight.attach.v1.Chunk.$Properties|null} [chunk] FromActivator chunk
                 * @property {pilotlight.attach.v1.Epoch.$Properties|null} [epoch] FromActivator epoch
                 * @property {pilotlight.attach.v1.Redirect.$Properties|null} [redirect] FromActivator redirect
                 * @property {pilotlight.attach.v1.GoAway.$Properties|null} [goAway] FromActivator goAway
                 * @property {pilotlight.attach.v1.Trust.$Properties|null} [trust] FromActivator trust
                 * @property {"welcome"|"assign"|"invoke"|"chunk"|"epoch"|"redirect"|"goAway"|"trust"} [message] FromActivator message
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FromActivator.
                 * @memberof pilotlight.attach.v1
                 * @interface IFromActivator
                 * @augments pilotlight.attach.v1.FromActivator.$Properties
                 * @deprecated Use pilotlight.attach.v1.FromActivator.$Properties instead.
                 */

                /**
                 * Narrowed shape of a FromActivator.
                 * @typedef {{
                 *   welcome?: pilotlight.attach.v1.Welcome.$Shape|null;
                 *   assign?: pilotlight.attach.v1.Assign.$Shape|null;
                 *   invoke?: pilotlight.attach.v1.Invoke.$Shape|null;
                 *   chunk?: pilotlight.attach.v1.Chunk.$Shape|null;
                 *   epoch?: pilotlight.attach.v1.Epoch.$Shape|null;
                 *   redirect?: pilotlight.attach.v1.Redirect.$Shape|null;
                 *   goAway?: pilotlight.attach.v1.GoAway.$Shape|null;
                 *   trust?: pilotlight.attach.v1.Trust.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ message?: undefined; welcome?: null; assign?: null; invoke?: null; chunk?: null; epoch?: null; redirect?: null; goAway?: null; trust?: null }|{ message?: "welcome"; welcome: pilotlight.attach.v1.Welcome.$Shape; assign?: null; invoke?: null; chunk?: null; epoch?: null; redirect?: null; goAway?: null; trust?: null }|{ message?: "assign"; welcome?: null; assign: pilotlight.attach.v1.Assign.$Shape; invoke?: null; chunk?: null; epoch?: null; redirect?: null; goAway?: null; trust?: null }|{ message?: "invoke"; welcome?: null; assign?: null; invoke: pilotlight.attach.v1.Invoke.$Shape; chunk?: null; epoch?: null; redirect?: null; goAway?: null; trust?: null }|{ message?: "chunk"; welcome?: null; assign?: null; invoke?: null; chunk: pilotlight.attach.v1.Chunk.$Shape; epoch?: null; redirect?: null; goAway?: null; trust?: null }|{ message?: "epoch"; welcome?: null; assign?: null; invoke?: null; chunk?: null; epoch: pilotlight.attach.v1.Epoch.$Shape; redirect?: null; goAway?: null; trust?: null }|{ message?: "redirect"; welcome?: null; assign?: null; invoke?: null; chunk?: null; epoch?: null; redirect: pilotlight.attach.v1.Redirect.$Shape; goAway?: null; trust?: null }|{ message?: "goAway"; welcome?: null; assign?: null; invoke?: null; chunk?: null; epoch?: null; redirect?: null; goAway: pilotlight.attach.v1.GoAway.$Shape; trust?: null }|{ message?: "trust"; welcome?: null; assign?: null; invoke?: null; chunk?: null; epoch?: null; redirect?: null; goAway?: null; trust: pilotlight.attach.v1.Trust.$Shape })
                 * )} pilotlight.attach.v1.FromActivator.$Shape
                 */

                /**
                 * Constructs a new FromActivator.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents a FromActivator.
                 * @constructor
                 * @param {pilotlight.attach.v1.FromActivator.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FromActivator = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FromActivator welcome.
                 * @member {pilotlight.attach.v1.Welcome.$Properties|null|undefined} welcome
                 * @memberof pilotlight.attach.v1.FromActivator
                 * @instance
                 */
                FromActivator.prototype.welcome = null;

                /**
                 * FromActivator assign.
                 * @member {pilotlight.attach.v1.Assign.$Properties|null|undefined} assign
                 * @memberof pilotlight.attach.v1.FromActivator
                 * @instance
                 */
                FromActivator.prototype.assign = null;

                /**
                 * FromActivator invoke.
                 * @member {pilotlight.attach.v1.Invoke.$Properties|null|undefined} invoke
                 * @memberof pilotlight.attach.v1.FromActivator
                 * @instance
                 */
                FromActivator.prototype.invoke = null;

                /**
                 * FromActivator chunk.
                 * @member {pilotlight.attach.v1.Chunk.$Properties|null|undefined} chunk
                 * @memberof pilotlight.attach.v1.FromActivator
                 * @instance
                 */
                FromActivator.prototype.chunk = null;

                /**
                 * FromActivator epoch.
                 * @member {pilotlight.attach.v1.Epoch.$Properties|null|undefined} epoch
                 * @memberof pilotlight.attach.v1.FromActivator
                 * @instance
                 */
                FromActivator.prototype.epoch = null;

                /**
                 * FromActivator redirect.
                 * @member {pilotlight.attach.v1.Redirect.$Properties|null|undefined} redirect
                 * @memberof pilotlight.attach.v1.FromActivator
                 * @instance
                 */
                FromActivator.prototype.redirect = null;

                /**
                 * FromActivator goAway.
                 * @member {pilotlight.attach.v1.GoAway.$Properties|null|undefined} goAway
                 * @memberof pilotlight.attach.v1.FromActivator
                 * @instance
                 */
                FromActivator.prototype.goAway = null;

                /**
                 * FromActivator trust.
                 * @member {pilotlight.attach.v1.Trust.$Properties|null|undefined} trust
                 * @memberof pilotlight.attach.v1.FromActivator
                 * @instance
                 */
                FromActivator.prototype.trust = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * FromActivator message.
                 * @member {"welcome"|"assign"|"invoke"|"chunk"|"epoch"|"redirect"|"goAway"|"trust"|undefined} message
                 * @memberof pilotlight.attach.v1.FromActivator
                 * @instance
                 */
                $Object.defineProperty(FromActivator.prototype, "message", {
                    get: $util.oneOfGetter($oneOfFields = ["welcome", "assign", "invoke", "chunk", "epoch", "redirect", "goAway", "trust"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified FromActivator message. Does not implicitly {@link pilotlight.attach.v1.FromActivator.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.FromActivator
                 * @static
                 * @param {pilotlight.attach.v1.FromActivator.$Properties} message FromActivator message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FromActivator.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                        $root.pilotlight.attach.v1.Welcome.encode(message.welcome, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.assign != null && $Object.hasOwnProperty.call(message, "assign"))
                        $root.pilotlight.attach.v1.Assign.encode(message.assign, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.invoke != null && $Object.hasOwnProperty.call(message, "invoke"))
                        $root.pilotlight.attach.v1.Invoke.encode(message.invoke, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk"))
                        $root.pilotlight.attach.v1.Chunk.encode(message.chunk, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                        $root.pilotlight.attach.v1.Epoch.encode(message.epoch, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.redirect != null && $Object.hasOwnProperty.call(message, "redirect"))
                        $root.pilotlight.attach.v1.Redirect.encode(message.redirect, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.goAway != null && $Object.hasOwnProperty.call(message, "goAway"))
                        $root.pilotlight.attach.v1.GoAway.encode(message.goAway, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.trust != null && $Object.hasOwnProperty.call(message, "trust"))
                        $root.pilotlight.attach.v1.Trust.encode(message.trust, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FromActivator message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.FromActivator
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.FromActivator & pilotlight.attach.v1.FromActivator.$Shape} FromActivator
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FromActivator.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.FromActivator();
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
                                message.welcome = $root.pilotlight.attach.v1.Welcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                                message.message = "welcome";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.assign = $root.pilotlight.attach.v1.Assign.decode(reader, reader.size(), $undefined, _depth + 1, message.assign);
                                message.message = "assign";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.invoke = $root.pilotlight.attach.v1.Invoke.decode(reader, reader.size(), $undefined, _depth + 1, message.invoke);
                                message.message = "invoke";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.chunk = $root.pilotlight.attach.v1.Chunk.decode(reader, reader.size(), $undefined, _depth + 1, message.chunk);
                                message.message = "chunk";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.epoch = $root.pilotlight.attach.v1.Epoch.decode(reader, reader.size(), $undefined, _depth + 1, message.epoch);
                                message.message = "epoch";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.redirect = $root.pilotlight.attach.v1.Redirect.decode(reader, reader.size(), $undefined, _depth + 1, message.redirect);
                                message.message = "redirect";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.goAway = $root.pilotlight.attach.v1.GoAway.decode(reader, reader.size(), $undefined, _depth + 1, message.goAway);
                                message.message = "goAway";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.trust = $root.pilotlight.attach.v1.Trust.decode(reader, reader.size(), $undefined, _depth + 1, message.trust);
                                message.message = "trust";
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

                return FromActivator;
            })();

            v1.Hello = (function() {

                /**
                 * Properties of a Hello.
                 * @typedef {Object} pilotlight.attach.v1.Hello.$Properties
                 * @property {string|null} [key] Hello key
                 * @property {string|null} [namespace] Hello namespace
                 * @property {string|null} ["function"] Hello function
                 * @property {string|null} [revision] Hello revision
                 * @property {string|null} [podName] Hello podName
                 * @property {string|null} [podUid] Hello podUid
                 * @property {string|null} [session] Hello session
                 * @property {string|null} [sessionSecret] Hello sessionSecret
                 * @property {number|null} [epoch] Hello epoch
                 * @property {string|null} [assignedRevision] Hello assignedRevision
                 * @property {Array.<string>|null} [running] Hello running
                 * @property {Array.<string>|null} [finished] Hello finished
                 * @property {string|null} [shimVersion] Hello shimVersion
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Hello.
                 * @memberof pilotlight.attach.v1
                 * @interface IHello
                 * @augments pilotlight.attach.v1.Hello.$Properties
                 * @deprecated Use pilotlight.attach.v1.Hello.$Properties instead.
                 */

                /**
                 * Shape of a Hello.
                 * @typedef {pilotlight.attach.v1.Hello.$Properties} pilotlight.attach.v1.Hello.$Shape
                 */

                /**
                 * Constructs a new Hello.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents a Hello.
                 * @constructor
                 * @param {pilotlight.attach.v1.Hello.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Hello = function (properties) {
                    this.running = [];
                    this.finished = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Hello key.
                 * @member {string} key
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype.key = "";

                /**
                 * Hello namespace.
                 * @member {string} namespace
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype.namespace = "";

                /**
                 * Hello function.
                 * @member {string} function
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype["function"] = "";

                /**
                 * Hello revision.
                 * @member {string} revision
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype.revision = "";

                /**
                 * Hello podName.
                 * @member {string} podName
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype.podName = "";

                /**
                 * Hello podUid.
                 * @member {string} podUid
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype.podUid = "";

                /**
                 * Hello session.
                 * @member {string} session
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype.session = "";

                /**
                 * Hello sessionSecret.
                 * @member {string} sessionSecret
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype.sessionSecret = "";

                /**
                 * Hello epoch.
                 * @member {number} epoch
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype.epoch = 0;

                /**
                 * Hello assignedRevision.
                 * @member {string} assignedRevision
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype.assignedRevision = "";

                /**
                 * Hello running.
                 * @member {Array.<string>} running
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype.running = $util.emptyArray;

                /**
                 * Hello finished.
                 * @member {Array.<string>} finished
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype.finished = $util.emptyArray;

                /**
                 * Hello shimVersion.
                 * @member {string} shimVersion
                 * @memberof pilotlight.attach.v1.Hello
                 * @instance
                 */
                Hello.prototype.shimVersion = "";

                /**
                 * Encodes the specified Hello message. Does not implicitly {@link pilotlight.attach.v1.Hello.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Hello
                 * @static
                 * @param {pilotlight.attach.v1.Hello.$Properties} message Hello message or plain object to encode
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
                    if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.namespace);
                    if (message["function"] != null && $Object.hasOwnProperty.call(message, "function") && message["function"] !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message["function"]);
                    if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && message.revision !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.revision);
                    if (message.podName != null && $Object.hasOwnProperty.call(message, "podName") && message.podName !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.podName);
                    if (message.podUid != null && $Object.hasOwnProperty.call(message, "podUid") && message.podUid !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.podUid);
                    if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== "")
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.session);
                    if (message.sessionSecret != null && $Object.hasOwnProperty.call(message, "sessionSecret") && message.sessionSecret !== "")
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.sessionSecret);
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                        writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.epoch);
                    if (message.assignedRevision != null && $Object.hasOwnProperty.call(message, "assignedRevision") && message.assignedRevision !== "")
                        writer.uint32(/* id 10, wireType 2 =*/82).string(message.assignedRevision);
                    if (message.running != null && message.running.length)
                        for (let i = 0; i < message.running.length; ++i)
                            writer.uint32(/* id 11, wireType 2 =*/90).string(message.running[i]);
                    if (message.finished != null && message.finished.length)
                        for (let i = 0; i < message.finished.length; ++i)
                            writer.uint32(/* id 12, wireType 2 =*/98).string(message.finished[i]);
                    if (message.shimVersion != null && $Object.hasOwnProperty.call(message, "shimVersion") && message.shimVersion !== "")
                        writer.uint32(/* id 13, wireType 2 =*/106).string(message.shimVersion);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Hello message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Hello
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Hello & pilotlight.attach.v1.Hello.$Shape} Hello
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
                    message = _target || new $root.pilotlight.attach.v1.Hello();
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
                                    message.namespace = value;
                                else
                                    delete message.namespace;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message["function"] = value;
                                else
                                    delete message["function"];
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.revision = value;
                                else
                                    delete message.revision;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.podName = value;
                                else
                                    delete message.podName;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.podUid = value;
                                else
                                    delete message.podUid;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.session = value;
                                else
                                    delete message.session;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.sessionSecret = value;
                                else
                                    delete message.sessionSecret;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.epoch = value;
                                else
                                    delete message.epoch;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.assignedRevision = value;
                                else
                                    delete message.assignedRevision;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.running && message.running.length))
                                    message.running = [];
                                message.running.push(reader.stringVerify());
                                continue;
                            }
                        case 12: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.finished && message.finished.length))
                                    message.finished = [];
                                message.finished.push(reader.stringVerify());
                                continue;
                            }
                        case 13: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.shimVersion = value;
                                else
                                    delete message.shimVersion;
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
                 * @typedef {Object} pilotlight.attach.v1.Welcome.$Properties
                 * @property {string|null} [session] Welcome session
                 * @property {string|null} [sessionSecret] Welcome sessionSecret
                 * @property {number|null} [epoch] Welcome epoch
                 * @property {Array.<string>|null} [wanted] Welcome wanted
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Welcome.
                 * @memberof pilotlight.attach.v1
                 * @interface IWelcome
                 * @augments pilotlight.attach.v1.Welcome.$Properties
                 * @deprecated Use pilotlight.attach.v1.Welcome.$Properties instead.
                 */

                /**
                 * Shape of a Welcome.
                 * @typedef {pilotlight.attach.v1.Welcome.$Properties} pilotlight.attach.v1.Welcome.$Shape
                 */

                /**
                 * Constructs a new Welcome.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents a Welcome.
                 * @constructor
                 * @param {pilotlight.attach.v1.Welcome.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Welcome = function (properties) {
                    this.wanted = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Welcome session.
                 * @member {string} session
                 * @memberof pilotlight.attach.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.session = "";

                /**
                 * Welcome sessionSecret.
                 * @member {string} sessionSecret
                 * @memberof pilotlight.attach.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.sessionSecret = "";

                /**
                 * Welcome epoch.
                 * @member {number} epoch
                 * @memberof pilotlight.attach.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.epoch = 0;

                /**
                 * Welcome wanted.
                 * @member {Array.<string>} wanted
                 * @memberof pilotlight.attach.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.wanted = $util.emptyArray;

                /**
                 * Encodes the specified Welcome message. Does not implicitly {@link pilotlight.attach.v1.Welcome.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Welcome
                 * @static
                 * @param {pilotlight.attach.v1.Welcome.$Properties} message Welcome message or plain object to encode
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
                    if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.session);
                    if (message.sessionSecret != null && $Object.hasOwnProperty.call(message, "sessionSecret") && message.sessionSecret !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.sessionSecret);
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.epoch);
                    if (message.wanted != null && message.wanted.length)
                        for (let i = 0; i < message.wanted.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).string(message.wanted[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Welcome message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Welcome
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Welcome & pilotlight.attach.v1.Welcome.$Shape} Welcome
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
                    message = _target || new $root.pilotlight.attach.v1.Welcome();
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
                                    message.session = value;
                                else
                                    delete message.session;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.sessionSecret = value;
                                else
                                    delete message.sessionSecret;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.epoch = value;
                                else
                                    delete message.epoch;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.wanted && message.wanted.length))
                                    message.wanted = [];
                                message.wanted.push(reader.stringVerify());
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

            v1.Assign = (function() {

                /**
                 * Properties of an Assign.
                 * @typedef {Object} pilotlight.attach.v1.Assign.$Properties
                 * @property {number|null} [epoch] Assign epoch
                 * @property {string|null} [revision] Assign revision
                 * @property {string|null} [functionName] Assign functionName
                 * @property {string|null} [functionVersion] Assign functionVersion
                 * @property {string|null} [runtime] Assign runtime
                 * @property {string|null} [handler] Assign handler
                 * @property {number|null} [memorySizeMb] Assign memorySizeMb
                 * @property {number|null} [timeoutSeconds] Assign timeoutSeconds
                 * @property {number|null} [ephemeralStorageMb] Assign ephemeralStorageMb
                 * @property {Array.<pilotlight.attach.v1.Variable.$Properties>|null} [environment] Assign environment
                 * @property {pilotlight.attach.v1.Archive.$Properties|null} [code] Assign code
                 * @property {Array.<pilotlight.attach.v1.Archive.$Properties>|null} [layers] Assign layers
                 * @property {string|null} [region] Assign region
                 * @property {string|null} [accountId] Assign accountId
                 * @property {string|null} [initializationType] Assign initializationType
                 * @property {number|null} [concurrency] Assign concurrency
                 * @property {string|null} [codeAddress] Assign codeAddress
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Assign.
                 * @memberof pilotlight.attach.v1
                 * @interface IAssign
                 * @augments pilotlight.attach.v1.Assign.$Properties
                 * @deprecated Use pilotlight.attach.v1.Assign.$Properties instead.
                 */

                /**
                 * Shape of an Assign.
                 * @typedef {pilotlight.attach.v1.Assign.$Properties} pilotlight.attach.v1.Assign.$Shape
                 */

                /**
                 * Constructs a new Assign.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents an Assign.
                 * @constructor
                 * @param {pilotlight.attach.v1.Assign.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Assign = function (properties) {
                    this.environment = [];
                    this.layers = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Assign epoch.
                 * @member {number} epoch
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.epoch = 0;

                /**
                 * Assign revision.
                 * @member {string} revision
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.revision = "";

                /**
                 * Assign functionName.
                 * @member {string} functionName
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.functionName = "";

                /**
                 * Assign functionVersion.
                 * @member {string} functionVersion
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.functionVersion = "";

                /**
                 * Assign runtime.
                 * @member {string} runtime
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.runtime = "";

                /**
                 * Assign handler.
                 * @member {string} handler
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.handler = "";

                /**
                 * Assign memorySizeMb.
                 * @member {number} memorySizeMb
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.memorySizeMb = 0;

                /**
                 * Assign timeoutSeconds.
                 * @member {number} timeoutSeconds
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.timeoutSeconds = 0;

                /**
                 * Assign ephemeralStorageMb.
                 * @member {number} ephemeralStorageMb
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.ephemeralStorageMb = 0;

                /**
                 * Assign environment.
                 * @member {Array.<pilotlight.attach.v1.Variable.$Properties>} environment
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.environment = $util.emptyArray;

                /**
                 * Assign code.
                 * @member {pilotlight.attach.v1.Archive.$Properties|null|undefined} code
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.code = null;

                /**
                 * Assign layers.
                 * @member {Array.<pilotlight.attach.v1.Archive.$Properties>} layers
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.layers = $util.emptyArray;

                /**
                 * Assign region.
                 * @member {string} region
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.region = "";

                /**
                 * Assign accountId.
                 * @member {string} accountId
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.accountId = "";

                /**
                 * Assign initializationType.
                 * @member {string} initializationType
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.initializationType = "";

                /**
                 * Assign concurrency.
                 * @member {number} concurrency
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.concurrency = 0;

                /**
                 * Assign codeAddress.
                 * @member {string} codeAddress
                 * @memberof pilotlight.attach.v1.Assign
                 * @instance
                 */
                Assign.prototype.codeAddress = "";

                /**
                 * Encodes the specified Assign message. Does not implicitly {@link pilotlight.attach.v1.Assign.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Assign
                 * @static
                 * @param {pilotlight.attach.v1.Assign.$Properties} message Assign message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Assign.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.epoch);
                    if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && message.revision !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.revision);
                    if (message.functionName != null && $Object.hasOwnProperty.call(message, "functionName") && message.functionName !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.functionName);
                    if (message.functionVersion != null && $Object.hasOwnProperty.call(message, "functionVersion") && message.functionVersion !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.functionVersion);
                    if (message.runtime != null && $Object.hasOwnProperty.call(message, "runtime") && message.runtime !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.runtime);
                    if (message.handler != null && $Object.hasOwnProperty.call(message, "handler") && message.handler !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.handler);
                    if (message.memorySizeMb != null && $Object.hasOwnProperty.call(message, "memorySizeMb") && message.memorySizeMb !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.memorySizeMb);
                    if (message.timeoutSeconds != null && $Object.hasOwnProperty.call(message, "timeoutSeconds") && message.timeoutSeconds !== 0)
                        writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.timeoutSeconds);
                    if (message.ephemeralStorageMb != null && $Object.hasOwnProperty.call(message, "ephemeralStorageMb") && message.ephemeralStorageMb !== 0)
                        writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.ephemeralStorageMb);
                    if (message.environment != null && message.environment.length)
                        for (let i = 0; i < message.environment.length; ++i)
                            $root.pilotlight.attach.v1.Variable.encode(message.environment[i], writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                        $root.pilotlight.attach.v1.Archive.encode(message.code, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                    if (message.layers != null && message.layers.length)
                        for (let i = 0; i < message.layers.length; ++i)
                            $root.pilotlight.attach.v1.Archive.encode(message.layers[i], writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                    if (message.region != null && $Object.hasOwnProperty.call(message, "region") && message.region !== "")
                        writer.uint32(/* id 13, wireType 2 =*/106).string(message.region);
                    if (message.accountId != null && $Object.hasOwnProperty.call(message, "accountId") && message.accountId !== "")
                        writer.uint32(/* id 14, wireType 2 =*/114).string(message.accountId);
                    if (message.initializationType != null && $Object.hasOwnProperty.call(message, "initializationType") && message.initializationType !== "")
                        writer.uint32(/* id 15, wireType 2 =*/122).string(message.initializationType);
                    if (message.concurrency != null && $Object.hasOwnProperty.call(message, "concurrency") && message.concurrency !== 0)
                        writer.uint32(/* id 16, wireType 0 =*/128).uint32(message.concurrency);
                    if (message.codeAddress != null && $Object.hasOwnProperty.call(message, "codeAddress") && message.codeAddress !== "")
                        writer.uint32(/* id 17, wireType 2 =*/138).string(message.codeAddress);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Assign message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Assign
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Assign & pilotlight.attach.v1.Assign.$Shape} Assign
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Assign.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.Assign();
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
                                    message.revision = value;
                                else
                                    delete message.revision;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.functionName = value;
                                else
                                    delete message.functionName;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.functionVersion = value;
                                else
                                    delete message.functionVersion;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.runtime = value;
                                else
                                    delete message.runtime;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.handler = value;
                                else
                                    delete message.handler;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.memorySizeMb = value;
                                else
                                    delete message.memorySizeMb;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.timeoutSeconds = value;
                                else
                                    delete message.timeoutSeconds;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.ephemeralStorageMb = value;
                                else
                                    delete message.ephemeralStorageMb;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.environment && message.environment.length))
                                    message.environment = [];
                                message.environment.push($root.pilotlight.attach.v1.Variable.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                message.code = $root.pilotlight.attach.v1.Archive.decode(reader, reader.size(), $undefined, _depth + 1, message.code);
                                continue;
                            }
                        case 12: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.layers && message.layers.length))
                                    message.layers = [];
                                message.layers.push($root.pilotlight.attach.v1.Archive.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 13: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.region = value;
                                else
                                    delete message.region;
                                continue;
                            }
                        case 14: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.accountId = value;
                                else
                                    delete message.accountId;
                                continue;
                            }
                        case 15: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.initializationType = value;
                                else
                                    delete message.initializationType;
                                continue;
                            }
                        case 16: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.concurrency = value;
                                else
                                    delete message.concurrency;
                                continue;
                            }
                        case 17: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.codeAddress = value;
                                else
                                    delete message.codeAddress;
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

                return Assign;
            })();

            v1.Variable = (function() {

                /**
                 * Properties of a Variable.
                 * @typedef {Object} pilotlight.attach.v1.Variable.$Properties
                 * @property {string|null} [name] Variable name
                 * @property {string|null} [value] Variable value
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Variable.
                 * @memberof pilotlight.attach.v1
                 * @interface IVariable
                 * @augments pilotlight.attach.v1.Variable.$Properties
                 * @deprecated Use pilotlight.attach.v1.Variable.$Properties instead.
                 */

                /**
                 * Shape of a Variable.
                 * @typedef {pilotlight.attach.v1.Variable.$Properties} pilotlight.attach.v1.Variable.$Shape
                 */

                /**
                 * Constructs a new Variable.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents a Variable.
                 * @constructor
                 * @param {pilotlight.attach.v1.Variable.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Variable = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Variable name.
                 * @member {string} name
                 * @memberof pilotlight.attach.v1.Variable
                 * @instance
                 */
                Variable.prototype.name = "";

                /**
                 * Variable value.
                 * @member {string} value
                 * @memberof pilotlight.attach.v1.Variable
                 * @instance
                 */
                Variable.prototype.value = "";

                /**
                 * Encodes the specified Variable message. Does not implicitly {@link pilotlight.attach.v1.Variable.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Variable
                 * @static
                 * @param {pilotlight.attach.v1.Variable.$Properties} message Variable message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Variable.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Variable message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Variable
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Variable & pilotlight.attach.v1.Variable.$Shape} Variable
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Variable.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.Variable();
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
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.value = value;
                                else
                                    delete message.value;
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

                return Variable;
            })();

            v1.Archive = (function() {

                /**
                 * Properties of an Archive.
                 * @typedef {Object} pilotlight.attach.v1.Archive.$Properties
                 * @property {string|null} [sha256] Archive sha256
                 * @property {Uint8Array|null} [zip] Archive zip
                 * @property {number|null} [size] Archive size
                 * @property {string|null} [token] Archive token
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Archive.
                 * @memberof pilotlight.attach.v1
                 * @interface IArchive
                 * @augments pilotlight.attach.v1.Archive.$Properties
                 * @deprecated Use pilotlight.attach.v1.Archive.$Properties instead.
                 */

                /**
                 * Shape of an Archive.
                 * @typedef {pilotlight.attach.v1.Archive.$Properties} pilotlight.attach.v1.Archive.$Shape
                 */

                /**
                 * Constructs a new Archive.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents an Archive.
                 * @constructor
                 * @param {pilotlight.attach.v1.Archive.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Archive = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Archive sha256.
                 * @member {string} sha256
                 * @memberof pilotlight.attach.v1.Archive
                 * @instance
                 */
                Archive.prototype.sha256 = "";

                /**
                 * Archive zip.
                 * @member {Uint8Array} zip
                 * @memberof pilotlight.attach.v1.Archive
                 * @instance
                 */
                Archive.prototype.zip = $util.newBuffer([]);

                /**
                 * Archive size.
                 * @member {number} size
                 * @memberof pilotlight.attach.v1.Archive
                 * @instance
                 */
                Archive.prototype.size = 0;

                /**
                 * Archive token.
                 * @member {string} token
                 * @memberof pilotlight.attach.v1.Archive
                 * @instance
                 */
                Archive.prototype.token = "";

                /**
                 * Encodes the specified Archive message. Does not implicitly {@link pilotlight.attach.v1.Archive.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Archive
                 * @static
                 * @param {pilotlight.attach.v1.Archive.$Properties} message Archive message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Archive.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256 !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.sha256);
                    if (message.zip != null && $Object.hasOwnProperty.call(message, "zip") && message.zip.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.zip);
                    if (message.size != null && $Object.hasOwnProperty.call(message, "size") && message.size !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.size);
                    if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.token);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Archive message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Archive
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Archive & pilotlight.attach.v1.Archive.$Shape} Archive
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Archive.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.Archive();
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
                                    message.sha256 = value;
                                else
                                    delete message.sha256;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.zip = value;
                                else
                                    delete message.zip;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.size = value;
                                else
                                    delete message.size;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.token = value;
                                else
                                    delete message.token;
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

                return Archive;
            })();

            v1.Assigned = (function() {

                /**
                 * Properties of an Assigned.
                 * @typedef {Object} pilotlight.attach.v1.Assigned.$Properties
                 * @property {string|null} [revision] Assigned revision
                 * @property {number|null} [initDurationMs] Assigned initDurationMs
                 * @property {string|null} [errorType] Assigned errorType
                 * @property {string|null} [errorMessage] Assigned errorMessage
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Assigned.
                 * @memberof pilotlight.attach.v1
                 * @interface IAssigned
                 * @augments pilotlight.attach.v1.Assigned.$Properties
                 * @deprecated Use pilotlight.attach.v1.Assigned.$Properties instead.
                 */

                /**
                 * Shape of an Assigned.
                 * @typedef {pilotlight.attach.v1.Assigned.$Properties} pilotlight.attach.v1.Assigned.$Shape
                 */

                /**
                 * Constructs a new Assigned.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents an Assigned.
                 * @constructor
                 * @param {pilotlight.attach.v1.Assigned.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Assigned = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Assigned revision.
                 * @member {string} revision
                 * @memberof pilotlight.attach.v1.Assigned
                 * @instance
                 */
                Assigned.prototype.revision = "";

                /**
                 * Assigned initDurationMs.
                 * @member {number} initDurationMs
                 * @memberof pilotlight.attach.v1.Assigned
                 * @instance
                 */
                Assigned.prototype.initDurationMs = 0;

                /**
                 * Assigned errorType.
                 * @member {string} errorType
                 * @memberof pilotlight.attach.v1.Assigned
                 * @instance
                 */
                Assigned.prototype.errorType = "";

                /**
                 * Assigned errorMessage.
                 * @member {string} errorMessage
                 * @memberof pilotlight.attach.v1.Assigned
                 * @instance
                 */
                Assigned.prototype.errorMessage = "";

                /**
                 * Encodes the specified Assigned message. Does not implicitly {@link pilotlight.attach.v1.Assigned.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Assigned
                 * @static
                 * @param {pilotlight.attach.v1.Assigned.$Properties} message Assigned message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Assigned.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && message.revision !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.revision);
                    if (message.initDurationMs != null && $Object.hasOwnProperty.call(message, "initDurationMs") && !$Object.is(message.initDurationMs, 0))
                        writer.uint32(/* id 2, wireType 1 =*/17).double(message.initDurationMs);
                    if (message.errorType != null && $Object.hasOwnProperty.call(message, "errorType") && message.errorType !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.errorType);
                    if (message.errorMessage != null && $Object.hasOwnProperty.call(message, "errorMessage") && message.errorMessage !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.errorMessage);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Assigned message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Assigned
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Assigned & pilotlight.attach.v1.Assigned.$Shape} Assigned
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Assigned.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.Assigned();
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
                                    message.revision = value;
                                else
                                    delete message.revision;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.initDurationMs = value;
                                else
                                    delete message.initDurationMs;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.errorType = value;
                                else
                                    delete message.errorType;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.errorMessage = value;
                                else
                                    delete message.errorMessage;
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

                return Assigned;
            })();

            v1.Invoke = (function() {

                /**
                 * Properties of an Invoke.
                 * @typedef {Object} pilotlight.attach.v1.Invoke.$Properties
                 * @property {number|null} [epoch] Invoke epoch
                 * @property {string|null} [requestId] Invoke requestId
                 * @property {string|null} [revision] Invoke revision
                 * @property {string|null} [invokedFunctionArn] Invoke invokedFunctionArn
                 * @property {string|null} [clientContext] Invoke clientContext
                 * @property {string|null} [identity] Invoke identity
                 * @property {string|null} [traceId] Invoke traceId
                 * @property {boolean|null} [logTail] Invoke logTail
                 * @property {Array.<string>|null} [received] Invoke received
                 * @property {Uint8Array|null} [body] Invoke body
                 * @property {boolean|null} [more] Invoke more
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Invoke.
                 * @memberof pilotlight.attach.v1
                 * @interface IInvoke
                 * @augments pilotlight.attach.v1.Invoke.$Properties
                 * @deprecated Use pilotlight.attach.v1.Invoke.$Properties instead.
                 */

                /**
                 * Shape of an Invoke.
                 * @typedef {pilotlight.attach.v1.Invoke.$Properties} pilotlight.attach.v1.Invoke.$Shape
                 */

                /**
                 * Constructs a new Invoke.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents an Invoke.
                 * @constructor
                 * @param {pilotlight.attach.v1.Invoke.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Invoke = function (properties) {
                    this.received = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Invoke epoch.
                 * @member {number} epoch
                 * @memberof pilotlight.attach.v1.Invoke
                 * @instance
                 */
                Invoke.prototype.epoch = 0;

                /**
                 * Invoke requestId.
                 * @member {string} requestId
                 * @memberof pilotlight.attach.v1.Invoke
                 * @instance
                 */
                Invoke.prototype.requestId = "";

                /**
                 * Invoke revision.
                 * @member {string} revision
                 * @memberof pilotlight.attach.v1.Invoke
                 * @instance
                 */
                Invoke.prototype.revision = "";

                /**
                 * Invoke invokedFunctionArn.
                 * @member {string} invokedFunctionArn
                 * @memberof pilotlight.attach.v1.Invoke
                 * @instance
                 */
                Invoke.prototype.invokedFunctionArn = "";

                /**
                 * Invoke clientContext.
                 * @member {string} clientContext
                 * @memberof pilotlight.attach.v1.Invoke
                 * @instance
                 */
                Invoke.prototype.clientContext = "";

                /**
                 * Invoke identity.
                 * @member {string} identity
                 * @memberof pilotlight.attach.v1.Invoke
                 * @instance
                 */
                Invoke.prototype.identity = "";

                /**
                 * Invoke traceId.
                 * @member {string} traceId
                 * @memberof pilotlight.attach.v1.Invoke
                 * @instance
                 */
                Invoke.prototype.traceId = "";

                /**
                 * Invoke logTail.
                 * @member {boolean} logTail
                 * @memberof pilotlight.attach.v1.Invoke
                 * @instance
                 */
                Invoke.prototype.logTail = false;

                /**
                 * Invoke received.
                 * @member {Array.<string>} received
                 * @memberof pilotlight.attach.v1.Invoke
                 * @instance
                 */
                Invoke.prototype.received = $util.emptyArray;

                /**
                 * Invoke body.
                 * @member {Uint8Array} body
                 * @memberof pilotlight.attach.v1.Invoke
                 * @instance
                 */
                Invoke.prototype.body = $util.newBuffer([]);

                /**
                 * Invoke more.
                 * @member {boolean} more
                 * @memberof pilotlight.attach.v1.Invoke
                 * @instance
                 */
                Invoke.prototype.more = false;

                /**
                 * Encodes the specified Invoke message. Does not implicitly {@link pilotlight.attach.v1.Invoke.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Invoke
                 * @static
                 * @param {pilotlight.attach.v1.Invoke.$Properties} message Invoke message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Invoke.encode = function (message, writer, _depth) {
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
                    if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && message.revision !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.revision);
                    if (message.invokedFunctionArn != null && $Object.hasOwnProperty.call(message, "invokedFunctionArn") && message.invokedFunctionArn !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.invokedFunctionArn);
                    if (message.clientContext != null && $Object.hasOwnProperty.call(message, "clientContext") && message.clientContext !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.clientContext);
                    if (message.identity != null && $Object.hasOwnProperty.call(message, "identity") && message.identity !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.identity);
                    if (message.traceId != null && $Object.hasOwnProperty.call(message, "traceId") && message.traceId !== "")
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.traceId);
                    if (message.logTail != null && $Object.hasOwnProperty.call(message, "logTail") && message.logTail !== false)
                        writer.uint32(/* id 8, wireType 0 =*/64).bool(message.logTail);
                    if (message.received != null && message.received.length)
                        for (let i = 0; i < message.received.length; ++i)
                            writer.uint32(/* id 9, wireType 2 =*/74).string(message.received[i]);
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                        writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.body);
                    if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                        writer.uint32(/* id 11, wireType 0 =*/88).bool(message.more);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Invoke message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Invoke
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Invoke & pilotlight.attach.v1.Invoke.$Shape} Invoke
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Invoke.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.Invoke();
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
                                    message.revision = value;
                                else
                                    delete message.revision;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.invokedFunctionArn = value;
                                else
                                    delete message.invokedFunctionArn;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.clientContext = value;
                                else
                                    delete message.clientContext;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.identity = value;
                                else
                                    delete message.identity;
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
                                if (wireType !== 2)
                                    break;
                                if (!(message.received && message.received.length))
                                    message.received = [];
                                message.received.push(reader.stringVerify());
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

                return Invoke;
            })();

            v1.Result = (function() {

                /**
                 * Properties of a Result.
                 * @typedef {Object} pilotlight.attach.v1.Result.$Properties
                 * @property {string|null} [requestId] Result requestId
                 * @property {string|null} [functionError] Result functionError
                 * @property {string|null} [errorType] Result errorType
                 * @property {number|null} [durationMs] Result durationMs
                 * @property {number|null} [initDurationMs] Result initDurationMs
                 * @property {number|null} [maxMemoryUsedMb] Result maxMemoryUsedMb
                 * @property {Uint8Array|null} [logTail] Result logTail
                 * @property {Uint8Array|null} [body] Result body
                 * @property {boolean|null} [more] Result more
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Result.
                 * @memberof pilotlight.attach.v1
                 * @interface IResult
                 * @augments pilotlight.attach.v1.Result.$Properties
                 * @deprecated Use pilotlight.attach.v1.Result.$Properties instead.
                 */

                /**
                 * Shape of a Result.
                 * @typedef {pilotlight.attach.v1.Result.$Properties} pilotlight.attach.v1.Result.$Shape
                 */

                /**
                 * Constructs a new Result.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents a Result.
                 * @constructor
                 * @param {pilotlight.attach.v1.Result.$Properties=} [properties] Properties to set
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
                 * @memberof pilotlight.attach.v1.Result
                 * @instance
                 */
                Result.prototype.requestId = "";

                /**
                 * Result functionError.
                 * @member {string} functionError
                 * @memberof pilotlight.attach.v1.Result
                 * @instance
                 */
                Result.prototype.functionError = "";

                /**
                 * Result errorType.
                 * @member {string} errorType
                 * @memberof pilotlight.attach.v1.Result
                 * @instance
                 */
                Result.prototype.errorType = "";

                /**
                 * Result durationMs.
                 * @member {number} durationMs
                 * @memberof pilotlight.attach.v1.Result
                 * @instance
                 */
                Result.prototype.durationMs = 0;

                /**
                 * Result initDurationMs.
                 * @member {number} initDurationMs
                 * @memberof pilotlight.attach.v1.Result
                 * @instance
                 */
                Result.prototype.initDurationMs = 0;

                /**
                 * Result maxMemoryUsedMb.
                 * @member {number} maxMemoryUsedMb
                 * @memberof pilotlight.attach.v1.Result
                 * @instance
                 */
                Result.prototype.maxMemoryUsedMb = 0;

                /**
                 * Result logTail.
                 * @member {Uint8Array} logTail
                 * @memberof pilotlight.attach.v1.Result
                 * @instance
                 */
                Result.prototype.logTail = $util.newBuffer([]);

                /**
                 * Result body.
                 * @member {Uint8Array} body
                 * @memberof pilotlight.attach.v1.Result
                 * @instance
                 */
                Result.prototype.body = $util.newBuffer([]);

                /**
                 * Result more.
                 * @member {boolean} more
                 * @memberof pilotlight.attach.v1.Result
                 * @instance
                 */
                Result.prototype.more = false;

                /**
                 * Encodes the specified Result message. Does not implicitly {@link pilotlight.attach.v1.Result.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Result
                 * @static
                 * @param {pilotlight.attach.v1.Result.$Properties} message Result message or plain object to encode
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
                    if (message.errorType != null && $Object.hasOwnProperty.call(message, "errorType") && message.errorType !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.errorType);
                    if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs") && !$Object.is(message.durationMs, 0))
                        writer.uint32(/* id 4, wireType 1 =*/33).double(message.durationMs);
                    if (message.initDurationMs != null && $Object.hasOwnProperty.call(message, "initDurationMs") && !$Object.is(message.initDurationMs, 0))
                        writer.uint32(/* id 5, wireType 1 =*/41).double(message.initDurationMs);
                    if (message.maxMemoryUsedMb != null && $Object.hasOwnProperty.call(message, "maxMemoryUsedMb") && message.maxMemoryUsedMb !== 0)
                        writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.maxMemoryUsedMb);
                    if (message.logTail != null && $Object.hasOwnProperty.call(message, "logTail") && message.logTail.length)
                        writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.logTail);
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                        writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.body);
                    if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                        writer.uint32(/* id 9, wireType 0 =*/72).bool(message.more);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Result message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Result
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Result & pilotlight.attach.v1.Result.$Shape} Result
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
                    message = _target || new $root.pilotlight.attach.v1.Result();
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
                                if ((value = reader.stringVerify()).length)
                                    message.errorType = value;
                                else
                                    delete message.errorType;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.durationMs = value;
                                else
                                    delete message.durationMs;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.initDurationMs = value;
                                else
                                    delete message.initDurationMs;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.maxMemoryUsedMb = value;
                                else
                                    delete message.maxMemoryUsedMb;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.logTail = value;
                                else
                                    delete message.logTail;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.body = value;
                                else
                                    delete message.body;
                                continue;
                            }
                        case 9: {
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

            v1.Chunk = (function() {

                /**
                 * Properties of a Chunk.
                 * @typedef {Object} pilotlight.attach.v1.Chunk.$Properties
                 * @property {string|null} [requestId] Chunk requestId
                 * @property {Uint8Array|null} [body] Chunk body
                 * @property {boolean|null} [last] Chunk last
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Chunk.
                 * @memberof pilotlight.attach.v1
                 * @interface IChunk
                 * @augments pilotlight.attach.v1.Chunk.$Properties
                 * @deprecated Use pilotlight.attach.v1.Chunk.$Properties instead.
                 */

                /**
                 * Shape of a Chunk.
                 * @typedef {pilotlight.attach.v1.Chunk.$Properties} pilotlight.attach.v1.Chunk.$Shape
                 */

                /**
                 * Constructs a new Chunk.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents a Chunk.
                 * @constructor
                 * @param {pilotlight.attach.v1.Chunk.$Properties=} [properties] Properties to set
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
                 * @memberof pilotlight.attach.v1.Chunk
                 * @instance
                 */
                Chunk.prototype.requestId = "";

                /**
                 * Chunk body.
                 * @member {Uint8Array} body
                 * @memberof pilotlight.attach.v1.Chunk
                 * @instance
                 */
                Chunk.prototype.body = $util.newBuffer([]);

                /**
                 * Chunk last.
                 * @member {boolean} last
                 * @memberof pilotlight.attach.v1.Chunk
                 * @instance
                 */
                Chunk.prototype.last = false;

                /**
                 * Encodes the specified Chunk message. Does not implicitly {@link pilotlight.attach.v1.Chunk.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Chunk
                 * @static
                 * @param {pilotlight.attach.v1.Chunk.$Properties} message Chunk message or plain object to encode
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
                 * @memberof pilotlight.attach.v1.Chunk
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Chunk & pilotlight.attach.v1.Chunk.$Shape} Chunk
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
                    message = _target || new $root.pilotlight.attach.v1.Chunk();
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

            v1.Refusal = (function() {

                /**
                 * Properties of a Refusal.
                 * @typedef {Object} pilotlight.attach.v1.Refusal.$Properties
                 * @property {string|null} [requestId] Refusal requestId
                 * @property {pilotlight.attach.v1.Refusal.Reason|null} [reason] Refusal reason
                 * @property {number|null} [epoch] Refusal epoch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Refusal.
                 * @memberof pilotlight.attach.v1
                 * @interface IRefusal
                 * @augments pilotlight.attach.v1.Refusal.$Properties
                 * @deprecated Use pilotlight.attach.v1.Refusal.$Properties instead.
                 */

                /**
                 * Shape of a Refusal.
                 * @typedef {pilotlight.attach.v1.Refusal.$Properties} pilotlight.attach.v1.Refusal.$Shape
                 */

                /**
                 * Constructs a new Refusal.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents a Refusal.
                 * @constructor
                 * @param {pilotlight.attach.v1.Refusal.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Refusal = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Refusal requestId.
                 * @member {string} requestId
                 * @memberof pilotlight.attach.v1.Refusal
                 * @instance
                 */
                Refusal.prototype.requestId = "";

                /**
                 * Refusal reason.
                 * @member {pilotlight.attach.v1.Refusal.Reason} reason
                 * @memberof pilotlight.attach.v1.Refusal
                 * @instance
                 */
                Refusal.prototype.reason = 0;

                /**
                 * Refusal epoch.
                 * @member {number} epoch
                 * @memberof pilotlight.attach.v1.Refusal
                 * @instance
                 */
                Refusal.prototype.epoch = 0;

                /**
                 * Encodes the specified Refusal message. Does not implicitly {@link pilotlight.attach.v1.Refusal.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Refusal
                 * @static
                 * @param {pilotlight.attach.v1.Refusal.$Properties} message Refusal message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Refusal.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.requestId);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.reason);
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.epoch);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Refusal message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Refusal
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Refusal & pilotlight.attach.v1.Refusal.$Shape} Refusal
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Refusal.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.Refusal();
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
                                if (value = reader.int32())
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 3: {
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

                /**
                 * Reason enum.
                 * @name pilotlight.attach.v1.Refusal.Reason
                 * @enum {number}
                 * @property {number} UNSPECIFIED=0 UNSPECIFIED value
                 * @property {number} BUSY=1 BUSY value
                 * @property {number} TAKEN=2 TAKEN value
                 * @property {number} STALE=3 STALE value
                 */
                Refusal.Reason = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "UNSPECIFIED"] = 0;
                    values[valuesById[1] = "BUSY"] = 1;
                    values[valuesById[2] = "TAKEN"] = 2;
                    values[valuesById[3] = "STALE"] = 3;
                    return values;
                })();

                return Refusal;
            })();

            v1.Answered = (function() {

                /**
                 * Properties of an Answered.
                 * @typedef {Object} pilotlight.attach.v1.Answered.$Properties
                 * @property {string|null} [requestId] Answered requestId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Answered.
                 * @memberof pilotlight.attach.v1
                 * @interface IAnswered
                 * @augments pilotlight.attach.v1.Answered.$Properties
                 * @deprecated Use pilotlight.attach.v1.Answered.$Properties instead.
                 */

                /**
                 * Shape of an Answered.
                 * @typedef {pilotlight.attach.v1.Answered.$Properties} pilotlight.attach.v1.Answered.$Shape
                 */

                /**
                 * Constructs a new Answered.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents an Answered.
                 * @constructor
                 * @param {pilotlight.attach.v1.Answered.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Answered = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Answered requestId.
                 * @member {string} requestId
                 * @memberof pilotlight.attach.v1.Answered
                 * @instance
                 */
                Answered.prototype.requestId = "";

                /**
                 * Encodes the specified Answered message. Does not implicitly {@link pilotlight.attach.v1.Answered.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Answered
                 * @static
                 * @param {pilotlight.attach.v1.Answered.$Properties} message Answered message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Answered.encode = function (message, writer, _depth) {
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
                 * Decodes an Answered message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Answered
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Answered & pilotlight.attach.v1.Answered.$Shape} Answered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Answered.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.Answered();
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

                return Answered;
            })();

            v1.Epoch = (function() {

                /**
                 * Properties of an Epoch.
                 * @typedef {Object} pilotlight.attach.v1.Epoch.$Properties
                 * @property {number|null} [epoch] Epoch epoch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Epoch.
                 * @memberof pilotlight.attach.v1
                 * @interface IEpoch
                 * @augments pilotlight.attach.v1.Epoch.$Properties
                 * @deprecated Use pilotlight.attach.v1.Epoch.$Properties instead.
                 */

                /**
                 * Shape of an Epoch.
                 * @typedef {pilotlight.attach.v1.Epoch.$Properties} pilotlight.attach.v1.Epoch.$Shape
                 */

                /**
                 * Constructs a new Epoch.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents an Epoch.
                 * @constructor
                 * @param {pilotlight.attach.v1.Epoch.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Epoch = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Epoch epoch.
                 * @member {number} epoch
                 * @memberof pilotlight.attach.v1.Epoch
                 * @instance
                 */
                Epoch.prototype.epoch = 0;

                /**
                 * Encodes the specified Epoch message. Does not implicitly {@link pilotlight.attach.v1.Epoch.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Epoch
                 * @static
                 * @param {pilotlight.attach.v1.Epoch.$Properties} message Epoch message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Epoch.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.epoch);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Epoch message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Epoch
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Epoch & pilotlight.attach.v1.Epoch.$Shape} Epoch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Epoch.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.Epoch();
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

                return Epoch;
            })();

            v1.EpochHeard = (function() {

                /**
                 * Properties of an EpochHeard.
                 * @typedef {Object} pilotlight.attach.v1.EpochHeard.$Properties
                 * @property {number|null} [epoch] EpochHeard epoch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an EpochHeard.
                 * @memberof pilotlight.attach.v1
                 * @interface IEpochHeard
                 * @augments pilotlight.attach.v1.EpochHeard.$Properties
                 * @deprecated Use pilotlight.attach.v1.EpochHeard.$Properties instead.
                 */

                /**
                 * Shape of an EpochHeard.
                 * @typedef {pilotlight.attach.v1.EpochHeard.$Properties} pilotlight.attach.v1.EpochHeard.$Shape
                 */

                /**
                 * Constructs a new EpochHeard.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents an EpochHeard.
                 * @constructor
                 * @param {pilotlight.attach.v1.EpochHeard.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const EpochHeard = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * EpochHeard epoch.
                 * @member {number} epoch
                 * @memberof pilotlight.attach.v1.EpochHeard
                 * @instance
                 */
                EpochHeard.prototype.epoch = 0;

                /**
                 * Encodes the specified EpochHeard message. Does not implicitly {@link pilotlight.attach.v1.EpochHeard.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.EpochHeard
                 * @static
                 * @param {pilotlight.attach.v1.EpochHeard.$Properties} message EpochHeard message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                EpochHeard.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.epoch);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an EpochHeard message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.EpochHeard
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.EpochHeard & pilotlight.attach.v1.EpochHeard.$Shape} EpochHeard
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                EpochHeard.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.EpochHeard();
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

                return EpochHeard;
            })();

            v1.Draining = (function() {

                /**
                 * Properties of a Draining.
                 * @typedef {Object} pilotlight.attach.v1.Draining.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Draining.
                 * @memberof pilotlight.attach.v1
                 * @interface IDraining
                 * @augments pilotlight.attach.v1.Draining.$Properties
                 * @deprecated Use pilotlight.attach.v1.Draining.$Properties instead.
                 */

                /**
                 * Shape of a Draining.
                 * @typedef {pilotlight.attach.v1.Draining.$Properties} pilotlight.attach.v1.Draining.$Shape
                 */

                /**
                 * Constructs a new Draining.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents a Draining.
                 * @constructor
                 * @param {pilotlight.attach.v1.Draining.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Draining = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Encodes the specified Draining message. Does not implicitly {@link pilotlight.attach.v1.Draining.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Draining
                 * @static
                 * @param {pilotlight.attach.v1.Draining.$Properties} message Draining message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Draining.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Draining message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Draining
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Draining & pilotlight.attach.v1.Draining.$Shape} Draining
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Draining.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.Draining();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
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

                return Draining;
            })();

            v1.Redirect = (function() {

                /**
                 * Properties of a Redirect.
                 * @typedef {Object} pilotlight.attach.v1.Redirect.$Properties
                 * @property {string|null} [address] Redirect address
                 * @property {number|null} [epoch] Redirect epoch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Redirect.
                 * @memberof pilotlight.attach.v1
                 * @interface IRedirect
                 * @augments pilotlight.attach.v1.Redirect.$Properties
                 * @deprecated Use pilotlight.attach.v1.Redirect.$Properties instead.
                 */

                /**
                 * Shape of a Redirect.
                 * @typedef {pilotlight.attach.v1.Redirect.$Properties} pilotlight.attach.v1.Redirect.$Shape
                 */

                /**
                 * Constructs a new Redirect.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents a Redirect.
                 * @constructor
                 * @param {pilotlight.attach.v1.Redirect.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Redirect = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Redirect address.
                 * @member {string} address
                 * @memberof pilotlight.attach.v1.Redirect
                 * @instance
                 */
                Redirect.prototype.address = "";

                /**
                 * Redirect epoch.
                 * @member {number} epoch
                 * @memberof pilotlight.attach.v1.Redirect
                 * @instance
                 */
                Redirect.prototype.epoch = 0;

                /**
                 * Encodes the specified Redirect message. Does not implicitly {@link pilotlight.attach.v1.Redirect.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Redirect
                 * @static
                 * @param {pilotlight.attach.v1.Redirect.$Properties} message Redirect message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Redirect.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.address);
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.epoch);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Redirect message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Redirect
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Redirect & pilotlight.attach.v1.Redirect.$Shape} Redirect
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Redirect.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.Redirect();
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
                                    message.address = value;
                                else
                                    delete message.address;
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

                return Redirect;
            })();

            v1.GoAway = (function() {

                /**
                 * Properties of a GoAway.
                 * @typedef {Object} pilotlight.attach.v1.GoAway.$Properties
                 * @property {string|null} [reason] GoAway reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GoAway.
                 * @memberof pilotlight.attach.v1
                 * @interface IGoAway
                 * @augments pilotlight.attach.v1.GoAway.$Properties
                 * @deprecated Use pilotlight.attach.v1.GoAway.$Properties instead.
                 */

                /**
                 * Shape of a GoAway.
                 * @typedef {pilotlight.attach.v1.GoAway.$Properties} pilotlight.attach.v1.GoAway.$Shape
                 */

                /**
                 * Constructs a new GoAway.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents a GoAway.
                 * @constructor
                 * @param {pilotlight.attach.v1.GoAway.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GoAway = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GoAway reason.
                 * @member {string} reason
                 * @memberof pilotlight.attach.v1.GoAway
                 * @instance
                 */
                GoAway.prototype.reason = "";

                /**
                 * Encodes the specified GoAway message. Does not implicitly {@link pilotlight.attach.v1.GoAway.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.GoAway
                 * @static
                 * @param {pilotlight.attach.v1.GoAway.$Properties} message GoAway message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GoAway.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GoAway message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.GoAway
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.GoAway & pilotlight.attach.v1.GoAway.$Shape} GoAway
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GoAway.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.GoAway();
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
                                    message.reason = value;
                                else
                                    delete message.reason;
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

                return GoAway;
            })();

            v1.Trust = (function() {

                /**
                 * Properties of a Trust.
                 * @typedef {Object} pilotlight.attach.v1.Trust.$Properties
                 * @property {string|null} [bundle] Trust bundle
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Trust.
                 * @memberof pilotlight.attach.v1
                 * @interface ITrust
                 * @augments pilotlight.attach.v1.Trust.$Properties
                 * @deprecated Use pilotlight.attach.v1.Trust.$Properties instead.
                 */

                /**
                 * Shape of a Trust.
                 * @typedef {pilotlight.attach.v1.Trust.$Properties} pilotlight.attach.v1.Trust.$Shape
                 */

                /**
                 * Constructs a new Trust.
                 * @memberof pilotlight.attach.v1
                 * @classdesc Represents a Trust.
                 * @constructor
                 * @param {pilotlight.attach.v1.Trust.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Trust = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Trust bundle.
                 * @member {string} bundle
                 * @memberof pilotlight.attach.v1.Trust
                 * @instance
                 */
                Trust.prototype.bundle = "";

                /**
                 * Encodes the specified Trust message. Does not implicitly {@link pilotlight.attach.v1.Trust.verify|verify} messages.
                 * @function encode
                 * @memberof pilotlight.attach.v1.Trust
                 * @static
                 * @param {pilotlight.attach.v1.Trust.$Properties} message Trust message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Trust.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bundle != null && $Object.hasOwnProperty.call(message, "bundle") && message.bundle !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.bundle);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Trust message from the specified reader or buffer.
                 * @function decode
                 * @memberof pilotlight.attach.v1.Trust
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {pilotlight.attach.v1.Trust & pilotlight.attach.v1.Trust.$Shape} Trust
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Trust.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.pilotlight.attach.v1.Trust();
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
                                    message.bundle = value;
                                else
                                    delete message.bundle;
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

                return Trust;
            })();

            return v1;
        })();

        return attach;
    })();

    return pilotlight;
})();

export {
  $root as default
};
