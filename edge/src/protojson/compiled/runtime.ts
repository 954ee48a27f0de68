import { addBody, addGroup, addRange } from "./ranges.ts";
import { grow, room, scratch, writeAscii } from "./scratch.ts";
import {
  cursor,
  groupEnd,
  readFixed32,
  readFixed64,
  readLength,
  readTag,
  readVarint32,
  readVarint64,
  skipGroup,
  skipLength,
  skipValue,
  skipVarint,
} from "./wire.ts";
import { noKind, tooDeep, truncated } from "./wire-error.ts";
import {
  checkFinite,
  writeDouble,
  writeFloat,
  writeInt32,
  writeInt64,
  writeUint32,
  writeUint64,
  zigzag32,
  zigzag64,
} from "./write-numbers.ts";
import { checkText, writeBase64, writeText } from "./write-text.ts";
import { writeDuration, writeTimestamp } from "./write-times.ts";

/** What compiled code may call. */
export const runtime = {
  ...{ addBody, addGroup, addRange, grow, room, scratch, writeAscii },
  ...{ cursor, groupEnd, readFixed32, readFixed64, readLength, readTag, readVarint32, readVarint64 },
  ...{ skipGroup, skipLength, skipValue, skipVarint, noKind, tooDeep, truncated },
  ...{ writeDouble, writeFloat, writeInt32, writeInt64, writeUint32, writeUint64, zigzag32, zigzag64 },
  ...{ checkFinite, checkText, writeBase64, writeText, writeDuration, writeTimestamp },
};
