import type { FormatName } from "../../../src/sops";
import { SopsError } from "../../../src/sops";
import { readMeaning } from "../../../src/sops/meaning/verify";
import { readLayout } from "../../../src/sops/parsed-file";
import { assertLinear } from "../../linear-time";

const LENGTH = 200_000;

const INPUTS: readonly [format: Exclude<FormatName, "binary">, what: string, head: string, unit: string][] = [
  ["yaml", "spaces behind an open map", "a: {\n", " "],
  ["yaml", "comments in an open map", "a: {\n", " # b\n"],
  ["yaml", "signs in bytes", "a: !!binary ", "="],
  ["yaml", "signs in bytes that go on", "a: !!binary b", "=====b"],
  ["ini", "lines", "[a]\n", "b = c\n"],
  ["ini", "lines of an open text", '[a]\nb = """', "c\n"],
  ["ini", "continued lines", "[a]\nb = c \\\n", "d \\\n"],
  ["dotenv", "lines", "", "A=b\n"],
];

describe("the time to read a file grows no faster than the file", function () {
  this.timeout(120_000);

  for (const [format, what, head, unit] of INPUTS) {
    const make = (length: number) => head + unit.repeat(length / unit.length);
    it(`of ${what} (${format})`, () => {
      const read = (text: string) => {
        try {
          readLayout(text, format);
          readMeaning(text, format);
        } catch (error) {
          if (!(error instanceof SopsError)) throw error;
        }
      };
      assertLinear(read, make, LENGTH);
    });
  }
});
