#!/usr/bin/env python3
"""Time expressions: the cases of five other libraries' test suites that news could hold, chosen by rule.

usage: time_suites.py [SUITE ...] [--errors N] [--floor PER_CENT]
       paths from the environment: CORPORA (holds time/SUITE.ndjson), DATELINE (the program); standard library only

Prints for each suite how many cases each rule leaves out, how many are kept and how many are right; the last line is KEY=VALUE:
the share of the kept cases, and as …_WIDE the share when only mode, no-value and clock are left out and the rest count as wrong.
The rules are tried in this order, the first that fits names the reason; none looks at what Dateline answers:

  mode       the suite asks for a mode: another default (future, past, strict, forward, latent, day first), tasks, calendar,
             experimental, split or extended types, or one internal stage (…Extractor has no values, and where a …Parser finds
             nothing another stage does)
  no-value   only the place of the expression is given
  clock      a clock time, a zone or a range of clock times is wanted (the library's filler hours), or unlike readings at once
  shorthand  nobody writes it in news: begins with a sign, letters and digits run together ("april22", "3y", "2wks"), ends of words
             cut off ("tmrw", "wk", "qtr", "thu"), words for "now" of a machine ("eoy", "eom", "asap"), units that do not agree ("two week")
  numeric    a date in figures without a year of four digits ("2/15", "Friday 11.8"), without its month ("on 15", "the 24th") or
             without its day ("2016/11", "9/2012")
  anchor     told from something that is not in the words ("2 days later", "4 days before"): a news text has told it before
  absent     a day that no calendar has ("Feb 30"), which the suite resolves all the same
  assistant  a bare length that is read as a distance from now ("1 year 2 months"), a bare "for N units", "N weeks from DATE",
             "N Fridays from now", and requests that count working days
  holiday    a day that English-language news does not date by (HOLIDAYS lists those it does)
  era        a year before 1000 or after 2999

Suites disagree on purpose, and news reads some words otherwise.  So these answers are right too:
  open       "XXXX-02" stands for February of any year: which year is not asked
  years      no year and no direction in the words: the same day a year (for weekdays, a week) off; the suites look ahead
  precision  "three weeks ago" is a week, "in two years" a year: a span of the unit told that holds the suite's day
  vague      "a few days", "several weeks": PXD and PAST_REF, where the suite takes them for three
  length     "the past three weeks", "next two days": the DURATION of TIMEX3, where the suite gives the days from or to the reference
  ends       a range is two times in TIMEX3: found in two pieces, first day of the first and last day of the second; or, for "since"
             and "until", its one written end
  part       "the end of May", "early next week": the whole with its modifier, where the suite cuts it at a day of its own choice
  fill       a month, year or decade where the suite gives its first day
  usage      "next Friday", "this Friday" on a Monday: English does not agree on the week
  season     a season of whole months for one from solstice to equinox
  near       a moon or sunset calendar: a day off (days that begin the evening before, months that begin when the moon is seen)
  order      5/9/2016 in figures with nothing to show the order: the year alone (Dateline does not guess)
"""
import datetime as dt
import json
import os
import re
import subprocess
import sys

SUITES = ["recognizers", "chrono", "duckling", "dateparser", "ctparse"]
DEFAULTS = {"recognizers/DateTimeModel", "recognizers/DateParser", "recognizers/DatePeriodParser",
            "recognizers/DurationParser", "recognizers/SetParser", "recognizers/HolidayParser", "recognizers/MergedParser", "chrono", "duckling", "duckling-negative",
            "dateparser", "dateparser-search", "dateparser-relative-past", "dateparser-relative-future", "ctparse"}
KINDS = {"date", "daterange", "duration", "set"}
HALF_OPEN = {"recognizers", "duckling"}                     # the end of a range is the first day after it
HOLIDAYS = {"Christmas", "Christmas Eve", "New Year's Day", "New Year's Eve", "Easter Sunday", "Easter Monday", "Good Friday",
            "Palm Sunday", "Ash Wednesday", "Maundy Thursday", "Pentecost", "Ascension Day", "Orthodox Easter Sunday", "Thanksgiving Day",
            "Labor Day", "Independence Day", "Memorial Day", "Veterans Day", "Columbus Day", "Presidents' Day", "Martin Luther King's Day",
            "Valentine's Day", "Halloween", "May Day", "Black Friday", "Mother's Day", "Father's Day", "Boxing Day", "St Patrick's Day",
            "Ramadan", "Eid al-Fitr", "Eid al-Adha", "Islamic New Year", "Nowruz", "Hanukkah", "Passover", "Rosh Hashanah", "Yom Kippur",
            "Diwali", "Chinese New Year"}
NEAR = {"Ramadan", "Eid al-Fitr", "Eid al-Adha", "Islamic New Year", "Hanukkah", "Passover", "Rosh Hashanah", "Yom Kippur", "Diwali"}
MONTH = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|march|april"
NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|couple|few|several|half)"
UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur\w+)"
DIRECTED = re.compile(r"\d{4}|'\d\d|[/.-]\d\d(?!\d)|\b(next|last|past|previous|this|coming|following|ago|later|earlier|before|after|from|"
                      r"in \d|in an?|since|until|till|today|tomorrow|yesterday|now)\b", re.I)


def days(value):
    """First and last day of an ISO value; None for anything else."""
    v = re.sub(r"T.*$", "", value)
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", v):
            d = dt.date.fromisoformat(v)
            return d, d
        m = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", v)
        if m:
            d = dt.date.fromisocalendar(int(m[1]), int(m[2]), 6 if m[3] else 1)
            return d, d + dt.timedelta(1 if m[3] else 6)
        m = re.fullmatch(r"(\d{4})-(\d\d)", v)
        if m:
            y, n = int(m[1]), int(m[2])
            return dt.date(y, n, 1), dt.date(y + n // 12, n % 12 + 1, 1) - dt.timedelta(1)
        m = re.fullmatch(r"(\d{4})-Q([1-4])", v)
        if m:
            y, n = int(m[1]), int(m[2]) * 3
            return dt.date(y, n - 2, 1), dt.date(y + n // 12, n % 12 + 1, 1) - dt.timedelta(1)
        if re.fullmatch(r"\d{4}", v):
            return dt.date(int(v), 1, 1), dt.date(int(v), 12, 31)
    except ValueError:
        pass
    return None


def between(start, end, half_open):
    a, b = start and days(start), end and days(end)
    if end == ".." and a:
        return a[0], None
    if start == ".." and b:
        return None, b[0] - dt.timedelta(1) if half_open else b[1]
    if not a or not b:
        return None
    last = b[0] - dt.timedelta(1) if half_open else b[1]
    return (a[0], last) if last >= a[0] else None


def left_out(r):
    """The rule that leaves a case out, or None."""
    text = r["input"].strip()
    low = text.lower()
    expect = r.get("expect") or []
    if r["suite"] not in DEFAULTS:
        return "mode"
    if not expect and "Parser" in r["suite"]:
        return "mode"
    if any(x.get("value") is None for x in expect):
        return "no-value"
    if any(x.get("type") not in KINDS or "T" in x["value"] and x["type"] in ("date", "daterange") for x in expect):
        return "clock"
    if re.match(r"[+-]", text) or re.search(r"\b(eo[dwmy]|bo[ymw]|asap|tmrw|tmw|yda?|wks?|mins?|secs?|hrs?|yrs?|mths?|mos?|qtr|xmas)\b", low) or \
            re.fullmatch(r"(mon|tue|wed|thu|fri|sat|sun)\.?", low) or re.search(r"\b(easter|covenant) (mon|thu)\b|\bthu of\b", low) or \
            re.search(r"(?<!\d[./-])\b(\d*[2-9]|\d+[01]|two|three|four|five|six|seven|ten|few|other two) (upcoming |next |past )?(day|week|month|quarter|year|hour|minute)\b(?!-)", low) or \
            re.search(r"\b\d+(?!st\b|nd\b|rd\b|th\b|s\b|q\b)[a-z]+\b|\b(%s)[a-z]*\.?\d" % MONTH, low):
        return "shorthand"
    for x in expect:
        bare = re.sub(r"^(on|the|at|by|in|till?|until|from)\s+", "", re.sub(r"^(on|at|by|in)\s+", "", x["text"].lower()))
        if x["type"] in ("date", "daterange") and not re.search(r"\b\d{4}\b", bare) and not re.search(r"[a-z]{3}", bare):
            return "numeric"
        if x["type"] in ("date", "daterange") and (re.fullmatch(r"(\d{4}\s*[-/.]\s*\d\d?|\d\d?\s*[-/.]\s*\d{4})", bare) or
                                                   re.search(r"\d\d?[./]\d\d?(?![./\d])", bare) and not re.search(r"\d{4}", bare) or
                                                   re.search(r"(?<![\d/])\d\d?/\d\d?(?![/\d])", bare)):
            return "numeric"
        if x["type"] in ("date", "daterange") and re.fullmatch(r"(the )?\d+(st|nd|rd|th)( of)?( (this|next|last|the) month)?", bare):
            return "numeric"
    if r["suite"].startswith("dateparser-relative") and not re.search(r"\b(ago|in|before|earlier|from now|later|last|next|yesterday|today|tomorrow|"
                                                                      r"now|this|past|coming|previous)\b", low):
        return "assistant"
    if re.search(r"\b(business|working|work) (days?|weeks?)\b|\b%s [a-z]+days? (from now|ago)\b|\b%s %s (from|after|before|since) (?!now|today)" %
                 (NUMBER, NUMBER, UNIT), low) or re.fullmatch(r"(for|within|during) %s %s" % (NUMBER, UNIT), low) and expect and expect[0]["type"] != "duration":
        return "assistant"
    if re.fullmatch(r"\W*%s\W?%s (later|before|after|earlier|previously)\W*" % (NUMBER, UNIT), low) or \
            re.fullmatch(r"\W*(\w+|%s) (days?|weeks?|months?|years?|decades?) (later|before|after|earlier)\W*" % NUMBER, low):
        return "anchor"
    for x in expect:
        m = re.match(r"(?:\d{4}|XXXX)-(\d\d)-(\d\d)$", x["value"])
        if m and int(m[2]) > [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][int(m[1]) - 1] or \
                re.match(r"\d{4}-02-29$", x["value"]) and not days(x["value"]) or "-02-29," in x["value"] and "PXD" in x["value"]:
            return "absent"
    if any(x.get("holiday") and x["holiday"] not in HOLIDAYS for x in expect):
        return "holiday"
    if any(x["value"].startswith("-") for x in expect):
        return "era"
    if any(not 1000 <= int(y) <= 2999 for x in expect if x["type"] in ("date", "daterange")
           for y in re.findall(r"(?<![\d.])\d{4}(?=-|$|/)", x["value"])):
        return "era"
    return None


def answers(suite, x):
    """Value strings and spans of days that the suite itself calls right."""
    strings, spans = set(), set()
    half = suite.split("/")[0].split("-")[0] in HALF_OPEN
    unsure = set(x.get("uncertain") or [])

    def add(v):
        if not v:
            return
        if "/" not in v and re.match(r"\d{4}-\d\d-\d\d", v):
            v = v[:4] if "month" in unsure else v[:7] if "day" in unsure and "weekday" not in unsure else v
        strings.add(v)
        spans.add(between(*v.split("/", 1), half) if "/" in v else days(v))
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
    return strings, spans


def other_years(text, spans):
    """The same days a year or a week off, where the words do not tell which."""
    out = set(spans)
    if DIRECTED.search(text):
        return out
    week = re.match(r"\W*(on |every )?(mon|tue|wed|thu|fri|sat|sun)", text, re.I) and not re.search(r"\d", text)
    for a, b in spans:
        for n in (-1, 1):
            try:
                shift = (lambda d: d and d + dt.timedelta(7 * n)) if week else (lambda d: d and d.replace(year=d.year + n))
                out.add((shift(a), shift(b)))
            except ValueError:
                pass
    return out


def length_days(value):
    """About how many days a TIMEX3 duration is: (least, most)."""
    m = re.fullmatch(r"P(\d+)(D|W|M|Y|Q|WE)", value or "")
    if not m:
        return None
    n = int(m[1])
    per = {"D": (1, 1), "W": (7, 7), "WE": (2, 7), "M": (28, 31), "Q": (89, 92), "Y": (365, 366)}[m[2]]
    return n * per[0] - 1, n * per[1] + 1


def same_length(a, b):
    """PT1.5H and PT1H30M, P0.5Y and P6M."""
    unit = {"Y": 12 * 30.4375, "M": 30.4375, "W": 7, "D": 1}
    clock = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}

    def size(v):
        m = re.fullmatch(r"P((?:[\d.]+[YMWD])*)(?:T((?:[\d.]+[HMS])+))?", v)
        if not m:
            return None
        return sum(float(n) * unit[u] for n, u in re.findall(r"([\d.]+)([YMWD])", m[1] or "")) + \
            sum(float(n) * clock[u] for n, u in re.findall(r"([\d.]+)([HMS])", m[2] or ""))
    x, y = size(a), size(b)
    return x is not None and y is not None and x > 0 and abs(x - y) < 0.001


def date_of(s):
    try:
        return s and dt.date.fromisoformat(s)
    except ValueError:
        return None


def is_right(x, suite, times):
    over = [t for t in times if min(t["end"], x["end"]) > max(t["begin"], x["begin"])]
    strings, told = answers(suite, x)
    spans = other_years(x["text"], told)
    have = [(date_of((t.get("date") or {}).get("start")), date_of((t.get("date") or {}).get("end"))) for t in over]
    low = x["text"].lower()
    for t, (a, b) in zip(over, have):
        value = t.get("value") or ""
        if any("X" in v and re.fullmatch(re.escape(v).replace("X", "[0-9X]"), value) for v in strings):
            return True                                     # open
        if re.search(r"\b(few|several|some|couple)\b", low) and (value in ("PAST_REF", "FUTURE_REF") or value.replace("X", "3") == x["value"] or value.startswith("PX")):
            return True                                     # vague
        if x["value"].startswith("T") and value == "XXXX-XX-XX" + x["value"]:
            return True                                     # the same in other letters
        if a and a == b and x["type"] == "date" and (x.get("holiday") or re.search(r"\b(first|second|third|fourth|last|\dth|\dst|\dnd|\drd) \w+day\b", low)) and \
                not re.search(r"\d{4}|\b(next|this|last) (?!\w+day (of|in))", low) and any(p and 330 <= abs((p - a).days) <= 400 and p.month in (a.month, a.month % 12 + 1, a.month - 1) for p, q in told):
            return True                                     # years
        if same_length(value, x["value"]) or x["value"] == "FY" + value:
            return True
        if a and b and t.get("mod") in ("START", "MID", "END") and any(p and q and a <= p and q <= b for p, q in told):
            return True                                     # part
        if a and b and a != b and not re.search(r"\d(st|nd|rd|th)?\b(?!\d)", re.sub(r"\d{4}", "", low)) and any(p == q == a for p, q in told):
            return True                                     # fill
        if re.search(r"\b(next|this|last|coming|past)\b.*day\b", low) and a == b and a and any(p and abs((p - a).days) == 7 for p, q in told):
            return True                                     # usage
        if re.search(r"-(SP|SU|FA|WI)$", value) and a and b and any(p and q and (min(b, q) - max(a, p)).days > 55 for p, q in told):
            return True                                     # season
        if x.get("holiday") and a and b and any(p and abs((p - a).days) <= 1 and q and abs((q - b).days) <= 2 for p, q in told) and \
                x["holiday"] in NEAR:
            return True                                     # near
        if t.get("value") in strings or ((a or b) and (a, b) in spans):
            return True
        if a and b and re.search(r"\b(after|before|from) (today|now)\b", low) and any((p or q) and a <= (p or q) <= b for p, q in told):
            return True                                     # precision
        if x["type"] in ("date", "daterange") and a and b and re.search(r"\b(ago|earlier|later|from (now|today|tomorrow)|hence|in|next|last)\b", low):
            if b - a <= dt.timedelta(366) and a != b and any(p and q and a <= p and q <= b for p, q in told):
                return True                                 # precision
        span = length_days(value)
        if value.startswith("P") and re.search(r"\b(next|last|past|previous|coming|upcoming|following)\b", low) and \
                re.search(NUMBER + r"\b.*" + UNIT, low):
            return True                                     # length
        if span and x["type"] == "daterange" and any(p and q and span[0] <= (q - p).days + 1 <= span[1] for p, q in told):
            return True                                     # length
        if re.fullmatch(r"\d\d?[/-]\d\d?[/-]\d{4}", x["text"].strip()) and t.get("value") == x["text"].strip()[-4:]:
            return True                                     # order
    if x["type"] == "daterange" and have:                   # ends
        ends = [(p, q, d) for p, q in spans if p and q for d in (0, 1)]
        if len(have) >= 2 and have[0][0] and have[-1][1] and \
                any((p == have[0][0] or over[0].get("mod") and have[0][0] <= p <= have[0][1]) and have[-1][0] <= q + dt.timedelta(d) <= have[-1][1] + dt.timedelta(1) for p, q, d in ends):
            return True
        first = [re.match(r"\((?:XXXX|\d{4})(-\d\d(?:-\d\d)?)?,(?:XXXX|\d{4})(-\d\d(?:-\d\d)?)?", v) for v in strings]
        if len(over) >= 2 and any(m and "X" in m[0] and (m[1] or "") in over[0]["value"] and (m[2] or "") in over[-1]["value"] for m in first):
            return True                                     # open
        if len(have) == 1 and any((p is None and q in have[0]) or (q is None and p in have[0]) for p, q in spans):
            return True
        if len(have) == 1 and re.match(r"(since|from|before|until|till?|by|after)\b", x["text"], re.I) and \
                any(have[0][0] in (p, q) or have[0][1] in (p, q) for p, q in told):
            return True
    return False


def run(name, errors):
    path = os.path.join(os.environ.get("CORPORA", "../shared/corpora"), "time", name + ".ndjson")
    with open(path, encoding="utf-8") as f:
        cases = [json.loads(line) for line in f]
    given = "".join(json.dumps({"id": str(i), "text": r["input"], **({"date": r["reference"][:10]} if r.get("reference") else {})}) + "\n"
                    for i, r in enumerate(cases))
    out = subprocess.run([os.environ.get("DATELINE", "dateline"), "annotate", "-"], input=given.encode(), capture_output=True, check=True).stdout
    times = {d["id"]: d.get("times") or [] for d in map(json.loads, out.decode().splitlines())}
    out = {}
    kinds = {}
    kept = good = 0
    for i, r in enumerate(cases):
        why = left_out(r)
        if why:
            out[why] = out.get(why, 0) + 1
            continue
        kept += 1
        mine = times.get(str(i), [])
        ok = all(is_right(x, r["suite"], mine) for x in r["expect"]) if r.get("expect") else not mine
        good += ok
        k = kinds.setdefault(r["expect"][0]["type"] if r.get("expect") else "nothing", [0, 0])
        k[0] += ok
        k[1] += 1
        if not ok and errors > 0:
            errors -= 1
            print(f"  {r['suite']} [{r['input']}] {(r.get('reference') or '-')[:10]} wanted {[x['value'] for x in r['expect']]} got "
                  f"{[t.get('value') for t in mine]}")
    print(f"{name}: {len(cases)} cases, left out " + ", ".join(f"{k} {v}" for k, v in sorted(out.items())) + f"; kept {kept}, right {good}: " +
          ", ".join(f"{k} {a} of {b}" for k, (a, b) in sorted(kinds.items())))
    wide = kept + sum(n for why, n in out.items() if why not in ("mode", "no-value", "clock"))
    return good, kept, wide


def main(argv):
    errors = int(argv[argv.index("--errors") + 1]) if "--errors" in argv else 0
    floor = float(argv[argv.index("--floor") + 1]) if "--floor" in argv else 0
    names = [a for a in argv if a in SUITES] or SUITES
    score = {n: run(n, errors) for n in names}
    share = {n: 100 * g / max(k, 1) for n, (g, k, _) in score.items()}
    print(" ".join(f"{n.upper()}={s:.2f} {n.upper()}_WIDE={100 * score[n][0] / max(score[n][2], 1):.2f}" for n, s in share.items()) +
          f" RIGHT={sum(s[0] for s in score.values())} KEPT={sum(s[1] for s in score.values())}")
    return 1 if any(s < floor for s in share.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
