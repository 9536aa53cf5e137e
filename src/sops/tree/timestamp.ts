// Go's RFC 3339 handling, as far as it decides what a file's authentication covers.

const FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,40}))?(Z|[+-]\d{2}:\d{2})$/,
  /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,40}))?$/,
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
];

/** A moment as written: its RFC 3339 text, with the offset kept and trailing zeros of the fraction dropped. */
export class Timestamp {
  constructor(readonly text: string) {}
}

const two = (digits: string) => digits.padStart(2, "0");

function valid(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The moment that a YAML 1.1 timestamp (or an RFC 3339 text) names, or undefined where the text is none. */
export function parseTimestamp(text: string): Timestamp | undefined {
  for (const form of FORMS) {
    const match = form.exec(text);
    if (match === null) continue;
    const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = match;
    if (!valid(Number(year), Number(month), Number(day))) return undefined;
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
    if (zone !== "Z" && (Number(zone.slice(1, 3)) > 24 || Number(zone.slice(4)) > 60)) return undefined;
    const digits = fraction.slice(0, 9).replace(/0{1,9}$/, "");
    const offset = /^[+-]00:00$/.test(zone) ? "Z" : zone;
    const date = `${year}-${two(month!)}-${two(day!)}T${two(hour)}:${two(minute)}:${two(second)}`;
    return new Timestamp(date + (digits === "" ? "" : `.${digits}`) + offset);
  }
  return undefined;
}

/** `lastmodified` as it serves as additional data: RFC 3339 without a fraction. Undefined where it is no moment. */
export function canonicalMoment(text: string): string | undefined {
  return parseTimestamp(text)?.text.replace(/\.\d{1,9}/, "");
}

/** A moment as `lastmodified` is written: UTC, whole seconds. */
export function formatMoment(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}
