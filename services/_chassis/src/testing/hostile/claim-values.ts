import { claims, each, type Forgeries, goodHeader, seconds, signTexts } from "./forge.ts";

const NO_TIMES: readonly unknown[] = [undefined, null, "", "tomorrow", "1999999999", [], {}, true, -1];
/** Numbers that JSON can say, and that are no second. */
const ODD_NUMBERS = ["1e400", "-1e400", "9999999999.5", "1e16", "99999999999999", "-0.5", "0x7fffffff"];

const OTHER_ISSUERS: readonly unknown[] = [
  ...[undefined, null, "", "souk", "SOUK-DEV", "souk-dev ", "souk-dev\u0000", "souk-dev/", "https://souk-dev"],
  ...["https://example.com", 1, ["souk-dev"], { iss: "souk-dev" }],
];
const OTHER_AUDIENCES: readonly unknown[] = [
  ...[undefined, null, "", "SOUK", "souk ", "souk\u0000", "souk-admin", "sou", "someservice", "edge", "*"],
  ...[1, [], [["souk"]], ["souk-admin"], { aud: "souk" }],
];
const NO_SUBJECTS: readonly unknown[] = [
  undefined,
  null,
  "",
  0,
  7,
  true,
  [],
  ["u-1"],
  {},
  { $ne: null },
  " ",
  "u\u0000",
  "u\n1",
];
const NO_ROLES: readonly unknown[] = [
  ...[undefined, null, "", "admin", [], [""], [null], [1], [["admin"]], [{}], { 0: "admin" }, { length: 1 }],
  ...[["root"], ["ADMIN"], ["admin "], ["admin\u0000"], ["аdmin"], ["admin", "root"], ["constructor"], ["__proto__"]],
];
const NO_SESSIONS: readonly unknown[] = [undefined, null, "", 0, 1, true, [], ["s"], {}, " ", "s\u0000"];
const NO_SCOPES: readonly unknown[] = [undefined, null, "", 0, true, [], ["all"], {}, { scope: "all" }];

/** RFC 8725, 3.8 to 3.10: each claim is there, of its type, and means us. */
export const CLAIMS: Forgeries = {
  ...each("the end", NO_TIMES, (exp) => claims({ exp })),
  ...each("the time of issue", NO_TIMES, (iat) => claims({ iat })),
  ...each("the beginning", NO_TIMES.slice(1), (nbf) => claims({ nbf })),
  ...each("an end that is an odd number", ODD_NUMBERS, (text) => oddNumber("exp", text)),
  ...each("a time of issue that is an odd number", ODD_NUMBERS, (text) => oddNumber("iat", text)),
  ...each("a beginning that is an odd number", ODD_NUMBERS, (text) => oddNumber("nbf", text)),
  "an end in the past": (target) => claims({ iat: seconds() - 1_000, exp: seconds() - 10 })(target),
  "an end before the time of issue": (target) => claims({ iat: seconds() + 3, exp: seconds() + 2 })(target),
  "an end in a hundred years": (target) => claims({ exp: seconds() + 3_153_600_000 })(target),
  "an end in milliseconds": (target) => claims({ exp: Date.now() + 900_000 })(target),
  "a beginning in the future": (target) => claims({ nbf: seconds() + 60 })(target),
  "a time of issue in the future": (target) => claims({ iat: seconds() + 60 })(target),
  "times in the future": (target) => claims({ iat: seconds() + 60, nbf: seconds() + 60 })(target),
  ...each("the issuer", OTHER_ISSUERS, (iss) => claims({ iss })),
  ...each("the audience", OTHER_AUDIENCES, (aud) => claims({ aud })),
  ...each("the subject", NO_SUBJECTS, (sub) => claims({ sub })),
  "a subject of 10,000 letters": claims({ sub: "s".repeat(5_000) }),
  ...each("the roles", NO_ROLES, (roles) => claims({ roles })),
  ...each("the session", NO_SESSIONS, (sid) => claims({ sid })),
  ...each("the scope", NO_SCOPES, (scope) => claims({ scope })),
};

/** Numbers that JavaScript would not write so. */
function oddNumber(name: string, text: string) {
  return (target: Parameters<ReturnType<typeof claims>>[0]) => {
    const payload = JSON.stringify({ ...JSON.parse(claimsText()), [name]: "NUMBER" }).replace('"NUMBER"', text);
    return signTexts(target, JSON.stringify(goodHeader(target)), payload);
  };
}

function claimsText(): string {
  const now = seconds();
  const granted = { roles: ["admin"], scope: "all", sid: "session" };
  return JSON.stringify({ iss: "souk-dev", aud: "souk", sub: "mallory", ...granted, iat: now, exp: now + 900 });
}
