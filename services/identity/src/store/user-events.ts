import type { NewEvent } from "@souk/chassis/events";
import {
  EmailVerificationRequested,
  PasswordResetRequested,
  UserRegistered,
} from "@souk/proto/souk/identity/v1/events";
import type { UserEvent } from "../usecases/ports.ts";

/** The contract's event for what happened to an account: ids only. */
export function toNewEvent(userId: string, event: UserEvent): NewEvent {
  switch (event.kind) {
    case "UserRegistered":
      return { type: UserRegistered.$type, data: UserRegistered.toJSON({ userId }) };
    case "PasswordResetRequested":
      return {
        type: PasswordResetRequested.$type,
        data: PasswordResetRequested.toJSON({ userId, linkId: event.linkId }),
      };
    case "EmailVerificationRequested":
      return {
        type: EmailVerificationRequested.$type,
        data: EmailVerificationRequested.toJSON({ userId, linkId: event.linkId }),
      };
  }
}
