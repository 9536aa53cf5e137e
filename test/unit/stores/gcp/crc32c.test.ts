import assert from "node:assert/strict";
import { crc32c } from "../../../../src/stores/gcp/crc32c";

describe("the checksum of Google's secrets", () => {
  it("is the one of RFC 3720, appendix B.4", () => {
    const sums = [Buffer.alloc(32), Buffer.alloc(32, 0xff), Buffer.from(Array.from({ length: 32 }, (_, byte) => byte))];
    assert.deepEqual(
      sums.map((bytes) => Number(crc32c(bytes)).toString(16)),
      ["8a9136aa", "62a8ab43", "46dd794e"],
    );
    assert.deepEqual([crc32c(Buffer.from("123456789")), crc32c(Buffer.alloc(0))], [String(0xe3069283), "0"]);
  });
});
