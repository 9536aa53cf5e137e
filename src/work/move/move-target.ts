import type { SopsForm } from "../../refactor/request";
import { ENV_SCHEME } from "../../stores/dotenv/reference";

/** Where values move. */
export interface MoveTarget {
  /** The scheme of the store's kind. */
  readonly store: string;
  /** The file or folder of the store; not where values move to the `.env` that the project's facts name. */
  readonly place?: string;
  /** How a program gets a sealed value. */
  readonly form?: SopsForm;
  /** The entry that the user chose for a single value, such as `/db/password`. */
  readonly entry?: string;
}

/** The `.env` files: where values move unless the user says otherwise. */
export const TO_DOTENV: MoveTarget = { store: ENV_SCHEME };
