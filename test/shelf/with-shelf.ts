// Loaded before the command's own code: the product with one kind of store more.
import { STORE_KINDS } from "../../src/stores/kinds";
import { shelfKind } from "./kind";

STORE_KINDS.push(shelfKind);
