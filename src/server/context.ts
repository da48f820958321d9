import type { Codebook } from "../knowledge/codebook.js";
import type { Store } from "../record/store-types.js";

/** What every route is given. */
export interface ServerContext {
  readonly store: Store;
  readonly codebook: Codebook | null;
  /** Let reports be fetched from private, loopback and link-local addresses. */
  readonly allowPrivate: boolean;
}
