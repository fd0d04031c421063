// Texts of the interface in the reader's language, and how it writes dates, numbers and lists.

import { instantOf } from "./days.js";

const SIGNIFICANT = 4;
const LEAST_CHANGE_KM2 = 0.5;

export class Words {
  /** @param {Record<string, string>} texts by key @param {string} locale BCP 47 */
  constructor(texts, locale) {
    this.texts = texts;
    const UTC = { timeZone: "UTC" };
    this.dateFormat = new Intl.DateTimeFormat(locale, { ...UTC, year: "numeric", month: "long", day: "numeric" });
    this.shortDateFormat = new Intl.DateTimeFormat(locale, { ...UTC, day: "numeric", month: "short" });
    /** Beginnings of the names of each month, alone and in a date. */
    this.months = Array.from({ length: 12 }, (_, month) => {
      const alone = new Intl.DateTimeFormat(locale, { ...UTC, month: "long" });
      const day = Date.UTC(2000, month);
      const inDate = this.dateFormat.formatToParts(day).find(({ type }) => type === "month")?.value ?? "";
      return [alone.format(day), inDate].map((name) => name.toLowerCase().slice(0, 3));
    });
    this.listFormat = new Intl.ListFormat(locale, { type: "conjunction" });
    this.numberFormats = [0, 1, 2].map((digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
    this.percentFormats = [0, 1].map((digits) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }));
  }

  /** A text with its {named} slots filled. @param {string} key @param {Record<string, unknown>} [slots] */
  t(key, slots = {}) {
    const text = this.texts[key];
    if (text === undefined) throw new Error(`no text for ${key}`);
    return text.replace(/\{(\w+)\}/g, (slot, name) => (name in slots ? String(slots[name]) : slot));
  }

  /** Sentences one after the other, as the language sets them. @param {string[]} sentences */
  joined(sentences) {
    return sentences.reduce((before, after) => this.t("map.sentence.next", { before, after }));
  }

  /** @param {number} day */
  date(day) {
    // Browsers write a plain space where CLDR keeps a number and its abbreviation on one line.
    return this.dateFormat.format(instantOf(day)).replace(/ (?=\p{L}+\.$)/u, "\u00a0");
  }

  /**
   * The day that somebody wrote: as dates are written here, in numbers, or a year alone. Numbers begin
   * with the day unless the year comes first.
   * @param {string} text @returns {string} YYYY-MM-DD, perhaps of no day that there is
   */
  readDate(text) {
    const parts = text.toLowerCase().match(/\d+|\p{L}{3,}/gu) ?? [];
    const year = parts.find((part) => /^\d{4}$/.test(part)) ?? "";
    const numbers = parts.filter((part) => part !== year && /^\d/.test(part));
    const letters = parts.filter((part) => /^\D/.test(part)).map((word) => word.slice(0, 3));
    const named = this.months.findIndex((names) => letters.some((word) => names.includes(word)));
    if (letters.length && named < 0) return "";
    if (named >= 0) numbers[1] = String(named + 1);
    else if (parts[0] === year) numbers.reverse();
    const month = numbers.pop() ?? "1";
    return [year, month, numbers[0] ?? "1"].map((part) => part.padStart(2, "0")).join("-");
  }

  /** @param {number} day */
  shortDate(day) {
    return this.shortDateFormat.format(instantOf(day));
  }

  /** @param {number} value @param {0 | 1 | 2} [digits] */
  number(value, digits = 0) {
    return this.numberFormats[digits].format(withoutNoise(value));
  }

  /** @param {number} share 0 to 1 */
  percent(share) {
    return this.percentFormats[share < 0.995 ? 1 : 0].format(withoutNoise(share));
  }

  /** @param {string[]} items */
  list(items) {
    return this.listFormat.format(items);
  }

  /** An area: two decimals at most below 1 km2, none from 100 km2 on. @param {number} km2 */
  area(km2) {
    const size = Math.abs(km2);
    return this.t("map.lab.km2", { area: this.number(km2, size >= 100 ? 0 : size >= 1 ? 1 : 2) });
  }

  /** A computed area, as of the sea. @param {number} km2 */
  computedArea(km2) {
    return this.area(rounded(km2));
  }

  /** A change of a computed area with its sign; nothing where there is none. @param {number} km2 */
  areaChange(km2) {
    if (Math.abs(km2) < LEAST_CHANGE_KM2) return "";
    return `${km2 > 0 ? "+" : "−"}${this.computedArea(Math.abs(km2))}`;
  }

  /** Degrees and minutes of a place. @param {{ lat: number, lng: number }} place */
  coordinates({ lat, lng }) {
    /** @param {number} value @param {string} positive @param {string} negative */
    const part = (value, positive, negative) => {
      const minutes = Math.round(Math.abs(value) * 60);
      return `${Math.floor(minutes / 60)}° ${String(minutes % 60).padStart(2, "0")}′ ${this.t(value < 0 ? negative : positive)}`;
    };
    return `${part(lat, "map.north", "map.south")}, ${part(lng, "map.east", "map.west")}`;
  }
}

/** No more digits than a computed sea area deserves: four significant ones. @param {number} area */
export function rounded(area) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(area) || 1)) - SIGNIFICANT + 1);
  return Math.sign(area) * Math.round(Math.abs(area) / unit) * unit;
}

/**
 * What is left of a sum without what binary fractions add to it, so that halves round up in every order of summing.
 * @param {number} value
 */
function withoutNoise(value) {
  return Number(value.toPrecision(12));
}
