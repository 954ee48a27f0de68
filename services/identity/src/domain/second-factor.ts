/** A shared secret of an authenticator app (TOTP, RFC 6238). */
export interface SecondFactor {
  /** In base32. */
  readonly secret: string;
  /** Whether the app has shown that it has the secret; it counts from then on. */
  readonly confirmed: boolean;
  /** The step of the last code that was taken: each is good once (RFC 6238, 5.2). */
  readonly lastStep: number;
  /** Of the codes that stand in for the app. */
  readonly recoveryHashes: readonly string[];
}

/** The step that a code belongs to at that time; undefined for a wrong one. */
export type FindStep = (secret: string, code: string) => number | undefined;

export interface CodeCheck {
  readonly findStep: FindStep;
  readonly hashOf: (recoveryCode: string) => string;
}

/** The second factor after the code was used; undefined where the code is not good. */
export function afterCode(
  factor: SecondFactor,
  code: string,
  { findStep, hashOf }: CodeCheck,
): SecondFactor | undefined {
  const step = findStep(factor.secret, code);
  if (step !== undefined) return step > factor.lastStep ? { ...factor, lastStep: step } : undefined;
  const hash = hashOf(code);
  if (!factor.recoveryHashes.includes(hash)) return undefined;
  return { ...factor, recoveryHashes: factor.recoveryHashes.filter((other) => other !== hash) };
}
