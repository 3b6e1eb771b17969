#!/usr/bin/env python3
"""Time suites by the case: the share of cases in which every expected time is found and has the expected value.

usage: cases.py SUITE.ndjson SYSTEM.ndjson [--errors N]     SYSTEM: annotation NDJSON of as_input.py SUITE.ndjson

A time counts as found when some system time overlaps it, and as right when its value string is the suite's, or its calendar
days are the days that the suite's value or any of its resolutions covers; a range may be found in two pieces (TIMEX3 marks its
ends apart).  Fields that a suite calls uncertain are not asked for.  The suites prefer the future, news mostly tells the past:
where the words give no year and no direction ("10 December", "Friday"), the same day a year or a week off is right as well.
A case that expects nothing is right when nothing is found in it.

Which cases news could hold is decided by rule, never by hand.  Left out are:
  - clock times and time zones (datetime, time, ranges of them, timezone), and a date with several unlike readings (datetimealt):
    the suites give them the library's own filler hours and zones;
  - cases that only say where the expression is (no value);
  - modes in which a library answers otherwise than it does by default, or on request (…Mode, Tasks, Calendar, Split, ExtendedTypes,
    latent, strict, forward, -future, -past, -current_period), and machine shorthand ("-3y", "+2 weeks": begins with a sign);
  - dateparser's relative suites: bare durations read as a distance from now ("1 year 2 months");
  - holidays other than those that news dates by: a case with `holiday` is kept only when the name is in HOLIDAYS;
  - years outside 1000 to 2999."""
import datetime as dt
import json
import re
import sys

KINDS = {"date", "daterange", "duration", "set"}
PLAIN = {"recognizers/DateTimeModel", "recognizers/DateParser", "recognizers/DatePeriodParser", "recognizers/DurationParser",
         "recognizers/SetParser", "recognizers/HolidayParser", "recognizers/MergedParser", "chrono", "chrono-GB", "duckling",
         "duckling-negative", "dateparser", "dateparser-search", "ctparse"}
HOLIDAYS = {"Christmas", "Christmas Eve", "New Year's Day", "New Year's Eve", "Easter Sunday", "Easter Monday", "Good Friday",
            "Thanksgiving Day", "Labor Day", "Independence Day", "Memorial Day", "Veterans Day", "Valentine's Day", "Halloween",
            "Martin Luther King's Day", "May Day", "Ramadan", "Eid al-Fitr", "Eid al-Adha", "Nowruz", "Pentecost", "Palm Sunday",
            "Mother's Day", "Father's Day", "Black Friday", "Hanukkah", "Yom Kippur", "Diwali", "Chinese New Year", "Boxing Day"}
OPEN_END = {"duckling", "recognizers"}                      # the end of a range is the first day after it
DIRECTED = re.compile(r"\d{4}|'\d\d|[/.-]\d\d(?!\d)|\b(next|last|past|previous|this|coming|following|ago|later|earlier|before|after|from|"
                      r"in \d|in an?|since|until|till|today|tomorrow|yesterday|now)\b", re.I)


def days(value):
    """First and last day of an ISO value: a day, a month, a year, a week; None for anything else."""
    v = re.sub(r"T.*$", "", value)
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", v):
            d = dt.date.fromisoformat(v)
            return d, d
        m = re.fullmatch(r"(\d{4})-W(\d\d)", v)
        if m:
            d = dt.date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return d, d + dt.timedelta(6)
        m = re.fullmatch(r"(\d{4})-(\d\d)", v)
        if m:
            y, n = int(m[1]), int(m[2])
            return dt.date(y, n, 1), dt.date(y + n // 12, n % 12 + 1, 1) - dt.timedelta(1)
        if re.fullmatch(r"\d{4}", v):
            return dt.date(int(v), 1, 1), dt.date(int(v), 12, 31)
    except ValueError:
        pass
    return None


def between(start, end, half_open):
    a, b = start and days(start), end and days(end)
    if end == ".." and a:
        return a[0], None
    if not a or not b:
        return None
    last = b[0] - dt.timedelta(1) if half_open else b[1]
    return (a[0], last) if last >= a[0] else None


def answers(suite, x):
    """Every value string that is right, and every span of days that is."""
    strings, spans = set(), set()
    half = suite.split("/")[0] in OPEN_END

    unsure = set(x.get("uncertain") or [])

    def add(v):
        if not v:
            return
        if "/" not in v and re.match(r"\d{4}-\d\d-\d\d", v):
            v = v[:4] if "month" in unsure else v[:7] if "day" in unsure and "weekday" not in unsure else v
        strings.add(v)
        if "/" in v:
            spans.add(between(*v.split("/", 1), half))
        else:
            spans.add(days(v))
    add(x.get("value"))
    for v in x.get("values") or []:
        add(v)
    if x["type"] in ("date", "daterange"):
        for r in [x.get("past") or {}, x.get("future") or {}] + (x.get("resolution") or []):
            add(r.get("date"))
            if r.get("type") in ("date", "daterange"):
                add(r.get("value"))
            spans.add(between(r.get("startDate") or r.get("start"), r.get("endDate") or r.get("end"), half))
    spans.discard(None)
    out = {(a.isoformat(), b and b.isoformat()) for a, b in spans}
    if not DIRECTED.search(x["text"]):
        week = re.match(r"\W*(on |every )?(mon|tues|wednes|thurs|fri|satur|sun)", x["text"], re.I) and not re.search(r"\d", x["text"])
        for a, b in spans:
            for n in (-1, 1):
                try:
                    shift = (lambda d: d + dt.timedelta(7 * n)) if week else (lambda d: d.replace(year=d.year + n))
                    out.add((shift(a).isoformat(), b and shift(b).isoformat()))
                except ValueError:
                    pass
    return strings, out


def wanted(r):
    """None: the case is left out."""
    if r["suite"] not in PLAIN or r["input"].lstrip()[:1] in "+-":
        return None
    out = []
    for x in r.get("expect") or []:
        if x.get("type") not in KINDS or x.get("value") is None:
            return None
        if x.get("holiday") and x["holiday"] not in HOLIDAYS:
            return None
        if any(not 1000 <= int(y) <= 2999 for y in re.findall(r"(?<![\d.])\d{4}(?=-|$|/)", x["value"]) if x["type"] in ("date", "daterange")):
            return None
        out.append((x["begin"], x["end"], x["type"]) + answers(r["suite"], x))
    return out


def right(want, times):
    def ok(w):
        over = [t for t in times if min(t["end"], w[1]) > max(t["begin"], w[0])]
        dates = [t.get("date") or {} for t in over]
        for t, d in zip(over, dates):
            if t.get("value") in w[3] or (d.get("start"), d.get("end")) in w[4]:
                return True
        return w[2] == "daterange" and len(over) == 2 and (dates[0].get("start"), dates[1].get("end")) in w[4]
    return all(map(ok, want)) if want else not times


def measure(gold, system, errors=0):
    """(right, cases kept, cases there); `system` maps id to a list of times."""
    good = kept = there = 0
    with open(gold, encoding="utf-8") as f:
        for no, line in enumerate(f, 1):
            r = json.loads(line)
            there += 1
            want = wanted(r)
            if want is None:
                continue
            kept += 1
            times = system.get(f"{r['suite']}:{no}", [])
            if right(want, times):
                good += 1
            elif errors > 0:
                errors -= 1
                print(f"  {r['suite']}:{no} [{r['input']}] {(r.get('reference') or '')[:10]} wanted "
                      f"{[sorted(w[3]) for w in want]} got {[t.get('value') for t in times]}")
    return good, kept, there


def read_times(path):
    out = {}
    with open(path, encoding="utf-8") as f:
        for line in f:
            d = json.loads(line)
            out[d["id"]] = d.get("times") or []
    return out


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    n = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
    good, kept, there = measure(sys.argv[1], read_times(sys.argv[2]), n)
    print(f"CASES={100 * good / max(kept, 1):.2f} RIGHT={good} KEPT={kept} ALL={there}")
