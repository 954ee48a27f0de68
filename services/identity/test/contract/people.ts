import type { Role } from "@souk/chassis/context";
import type { StateHandler } from "@souk/contracts";
import type { Session } from "@souk/proto/souk/identity/v1/session";
import { ADMIN, type RunningIdentity, STAFF } from "../support/harness.ts";
import { PASSWORD, tokenOf } from "../support/people.ts";

type Told = Record<string, string>;
/** What is to be so about somebody, beyond that there is the account. */
type About = (session: Session, parameters: Told) => Promise<Told>;

/** Whom states tell of, by their addresses. A call as USER is one of the person whom the last state was about. */
export class People {
  readonly #identity: RunningIdentity;
  readonly #tokens: Map<Role, string>;
  readonly #sessions = new Map<string, Promise<Session>>();

  private constructor(identity: RunningIdentity, tokens: Map<Role, string>) {
    this.#identity = identity;
    this.#tokens = tokens;
  }

  static async of(identity: RunningIdentity): Promise<People> {
    const staff = [
      ["STAFF", await tokenOf(identity, STAFF)],
      ["ADMIN", await tokenOf(identity, ADMIN)],
    ] as const;
    return new People(identity, new Map(staff));
  }

  tokenOf(role: Role): string {
    const token = this.#tokens.get(role);
    if (!token) throw new Error(`no state told whose token is ${role}'s`);
    return token;
  }

  /** A state of an account, made true once for each address. */
  state(about: About = async () => ({})): StateHandler {
    const made = new Map<string, Promise<Told>>();
    return async ({ email = "", ...parameters }) => {
      const session = await this.#sessionOf(email);
      this.#tokens.set("USER", session.accessToken);
      const more = made.get(email) ?? about(session, { email, ...parameters });
      made.set(email, more);
      const { userId, refreshToken } = session;
      return { userId, refreshToken, password: PASSWORD, ...(await more) };
    };
  }

  #sessionOf(email: string): Promise<Session> {
    const session = this.#sessions.get(email) ?? this.#register(email);
    this.#sessions.set(email, session);
    return session;
  }

  async #register(email: string): Promise<Session> {
    const { client, as } = this.#identity;
    const { session } = await client.register({ email, password: PASSWORD, displayName: "Somebody" }, as());
    if (!session) throw new Error("registering gave no session");
    return session;
  }
}
