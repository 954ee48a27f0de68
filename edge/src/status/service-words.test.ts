import assert from "node:assert/strict";
import { areServiceWords } from "./service-words.ts";

describe("the message of an error", () => {
  const own = [
    "boom",
    "The oven is broken; we are on it.",
    "Quota of 5 dishes used up",
    "No such dish",
    "disk full",
    "a/b: c",
    "Failed to load the dish",
    "Received no payment",
    "Internal server error",
    "an Error occurred",
    "Connections are full",
  ];
  for (const text of own) it(`is a service's own: ${text}`, () => assert(areServiceWords(text)));

  const others = [
    ...["", "No connection established. Last error: connect ECONNREFUSED 127.0.0.1:1", "Deadline exceeded after 0.1s"],
    ...[
      "Received RST_STREAM with code 2",
      "Failed to start HTTP/2 stream with error x",
      "Connection dropped",
      "Name resolution failed for target dns:x",
      "TypeError: x is undefined",
      "Unknown Error",
    ],
    ...[
      "boom\n    at run (/srv/app.js:1:2)",
      "dial tcp 10.0.0.7:5432",
      "db.internal:5432 is away",
      "see /var/lib/app/data.db",
    ],
    ...[
      'Traceback (most recent call last):\n  File "a.py"',
      "java.lang.NullPointerException",
      "goroutine 1 [running]",
      "main.go:12",
    ],
    ...["open /etc/passwd: permission denied", "EACCES", "panic: nil map"],
  ];
  for (const text of others)
    it(`is not for those outside: ${JSON.stringify(text)}`, () => assert(!areServiceWords(text)));
});
