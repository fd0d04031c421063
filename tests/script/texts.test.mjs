// Days, numbers and shapes written as text.

import assert from "node:assert/strict";
import { test } from "node:test";

import { dayOf, isoOf, parseDay, yearOf } from "../../geo_app/map_document/script/rules/days.js";
import { decode } from "../../geo_app/map_document/script/rules/outlines.js";
import { rounded, Words } from "../../geo_app/map_document/script/rules/words.js";
import { small } from "./small_dispute.mjs";

test("a day is a whole number of days since 1970, and only a real one is a day", () => {
  for (const iso of ["1855-02-07", "1969-12-31", "1970-01-01", "2000-02-29"]) assert.equal(isoOf(dayOf(iso)), iso);
  assert.equal(dayOf("1970-01-02"), 1);
  assert.equal(yearOf(-1), 1969);
  for (const bad of ["2001-02-29", "1945-13-01", "1945-8-18", "", null, undefined, 5]) assert.equal(parseDay(bad), null);
  assert.throws(() => dayOf("2001-02-29"));
});

test("a day is read as it is written in each language, in numbers, and from a year", () => {
  for (const locale of ["en-GB", "ja", "ru"]) {
    const words = new Words({}, locale);
    for (let day = dayOf("1945-01-31"); day < dayOf("1946-02-01"); day += 13) {
      const [year, month, date] = isoOf(day).split("-");
      for (const text of [words.date(day), isoOf(day), `${Number(date)}. ${Number(month)}. ${year}`]) {
        assert.equal(words.readDate(text), isoOf(day), `${locale}: ${text}`);
      }
    }
    assert.equal(words.readDate("1956"), "1956-01-01");
    assert.equal(words.readDate("1956-10"), "1956-10-01");
    for (const bad of ["", "soon", "31.2.1945", "9/30/1945", "1945-13-01", "2 Smarch 1945"])
      assert.equal(parseDay(words.readDate(bad)), null, bad);
  }
  assert.equal(new Words({}, "en-GB").readDate("Sept 2, 1945"), "1945-09-02");
  assert.equal(new Words({}, "en-GB").readDate("Sunday, 2 September 1945"), "1945-09-02");
  assert.equal(new Words({}, "ru").readDate("май 1945"), "1945-05-01");
  assert.equal(new Words({}, "ru").readDate("2 September 1945"), "");
});

test("slots are filled, unknown ones stay, a text that is missing is an error", () => {
  const words = new Words({ greeting: "{a} and {b}, {a}" }, "en");
  assert.equal(words.t("greeting", { a: "$&" }), "$& and {b}, $&");
  assert.throws(() => words.t("farewell"), /farewell/);
});

test("numbers have as many digits as they deserve, in the reader's language", () => {
  const { words } = small;
  assert.deepEqual(
    [0, 0.004, 0.5, 0.9949, 0.996, 1].map((share) => words.percent(share)),
    ["0%", "0.4%", "50%", "99.5%", "100%", "100%"],
  );
  assert.deepEqual([123456, 1234.4, 12.3, 0].map(rounded), [123500, 1234, 12, 0]);
  assert.deepEqual(
    [5003.8, 99.55, 0.125].map((km2) => words.area(km2)),
    ["5,004 km2", "99.6 km2", "0.13 km2"],
  );
  assert.deepEqual(
    [-123456, 12, 0.4].map((km2) => words.areaChange(km2)),
    ["−123,500 km2", "+12 km2", ""],
  );
  assert.equal(new Words({}, "ru").number(12.34, 1), "12,3");
  assert.equal(words.coordinates({ lat: -43.999, lng: 145.5 }), "44° 00′ S, 145° 30′ E");
});

test("lines are those that Python encoded", () => {
  assert.deepEqual(decode("ZDb6IdT3TfK+ED9VRzHpEsYRtBHnKTH0a9l3Av8b"), [
    [
      [
        [38.5, -120.2],
        [40.7, -120.95],
      ],
      [[43.252, -126.453]],
    ],
  ]);
});
