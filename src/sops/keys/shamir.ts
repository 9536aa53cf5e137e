import type { RandomBytes } from "../crypto/sealed-value";

// Shamir's secret sharing over GF(2^8) with the polynomial 0x11b; a share is the y bytes and one x byte.

function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = ((product << 1) ^ (-(product >> 7) & 0x1b)) & 0xff;
    product ^= -((b >> bit) & 1) & a;
  }
  return product & 0xff;
}

function inverse(a: number): number {
  let result = 1;
  for (let i = 0; i < 254; i++) result = multiply(result, a);
  return result;
}

/** Splits a secret into shares of which `threshold` restore it. 2 ≤ threshold ≤ count ≤ 255. */
export function split(secret: Uint8Array, count: number, threshold: number, random: RandomBytes): Uint8Array[] {
  if (threshold < 2 || count < threshold || count > 255) throw new RangeError("threshold and count of shares");
  const shares = Array.from({ length: count }, (_, i) => {
    const share = new Uint8Array(secret.length + 1);
    share[secret.length] = i + 1;
    return share;
  });
  for (let at = 0; at < secret.length; at++) {
    const coefficients = random(threshold - 1);
    for (const share of shares) {
      const x = share[secret.length]!;
      let y = 0;
      for (let i = coefficients.length - 1; i >= 0; i--) y = multiply(y, x) ^ coefficients[i]!;
      share[at] = multiply(y, x) ^ secret[at]!;
    }
  }
  return shares;
}

/** The secret of at least `threshold` shares; undefined where they cannot be shares of one secret. */
export function combine(shares: readonly Uint8Array[]): Uint8Array | undefined {
  const length = shares[0]?.length ?? 0;
  const xs = shares.map((share) => share[share.length - 1]!);
  if (shares.length < 2 || length < 2 || shares.some((share) => share.length !== length)) return undefined;
  if (new Set(xs).size !== xs.length || xs.includes(0)) return undefined;
  // Lagrange's basis at 0: in this field subtraction is addition.
  const basis = xs.map((x, i) =>
    xs.reduce((value, other, j) => (i === j ? value : multiply(value, multiply(other, inverse(x ^ other)))), 1),
  );
  const secret = new Uint8Array(length - 1);
  for (let at = 0; at < secret.length; at++) {
    secret[at] = shares.reduce((sum, share, i) => sum ^ multiply(share[at]!, basis[i]!), 0);
  }
  return secret;
}
