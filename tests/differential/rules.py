"""Random repeats, and the windows of time in which to compare them."""

import calendar
import dataclasses
import datetime
import random

FREQUENCIES = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY"]
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
ZONES = [
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Pacific/Apia",
    "Africa/Casablanca", "Asia/Kathmandu", "Asia/Kolkata", "UTC", "America/St_Johns", "Asia/Gaza",
    "Asia/Tehran", "Pacific/Chatham", "Europe/Dublin",
]
YEARS = 40
# How far a search for rare occurrences goes, because the other implementation walks.
YEARS_OF_WINDOW = {"YEARLY": 40, "MONTHLY": 40, "WEEKLY": 20, "DAILY": 8, "HOURLY": 2, "MINUTELY": 1}
TIMES = [(0, 0), (0, 30), (1, 30), (1, 59), (2, 0), (2, 15), (2, 30), (3, 0), (6, 45), (12, 0), (23, 30), (23, 59)]


@dataclasses.dataclass
class Repeat:
    frequency: str
    clamp: bool
    anchor: datetime.datetime
    timed: bool
    zone: str | None
    interval: int = 1
    count: int | None = None
    until: datetime.datetime | None = None
    until_timed: bool = False
    month: list = dataclasses.field(default_factory=list)
    month_day: list = dataclasses.field(default_factory=list)
    year_day: list = dataclasses.field(default_factory=list)
    week: list = dataclasses.field(default_factory=list)
    day: list = dataclasses.field(default_factory=list)  # of (weekday from 0, Monday; ordinal or 0)
    hour: list = dataclasses.field(default_factory=list)
    minute: list = dataclasses.field(default_factory=list)
    position: list = dataclasses.field(default_factory=list)
    week_start: int = 0
    windows: list = dataclasses.field(default_factory=list)  # of (after, limit, last year)

    def text(self):
        parts = ["FREQ=" + self.frequency]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.count:
            parts.append(f"COUNT={self.count}")
        if self.until:
            parts.append(self.until.strftime("UNTIL=%Y%m%dT%H%M%S" if self.until_timed else "UNTIL=%Y%m%d"))
        days = [f"{n or ''}{WEEKDAYS[day]}" for day, n in self.day]
        lists = {"BYMONTH": self.month, "BYMONTHDAY": self.month_day, "BYYEARDAY": self.year_day,
                 "BYWEEKNO": self.week, "BYDAY": days, "BYHOUR": self.hour, "BYMINUTE": self.minute,
                 "BYSETPOS": self.position}
        parts += [f"{name}={','.join(map(str, values))}" for name, values in lists.items() if values]
        if self.week_start:
            parts.append("WKST=" + WEEKDAYS[self.week_start])
        return ";".join(parts)

    def has_times(self):
        return self.timed or self.frequency in ("HOURLY", "MINUTELY") or bool(self.hour or self.minute)

    def question(self):
        shape = "%Y-%m-%dT%H:%M" if self.timed else "%Y-%m-%d"
        windows = " ".join(f"{after:%Y-%m-%dT%H:%M},{limit}" for after, limit, _ in self.windows)
        return "\t".join([self.text(), "clamp" if self.clamp else "skip", self.anchor.strftime(shape),
                          self.zone or "-", windows])


def some(chance, values, most):
    return sorted(set(chance.choices(values, k=chance.randint(1, most))))


def signed(chance, most, count, edge=0.3):
    """Ordinals from both ends; often those near `most`, where periods differ in length."""
    values = []
    for _ in range(chance.randint(1, count)):
        value = chance.randint(max(1, most - 3), most) if chance.random() < edge else chance.randint(1, most)
        values.append(value if chance.random() < 0.75 else -value)
    return sorted(set(values))


def anchor(chance, changes):
    year, month = chance.randint(1990, 2030), chance.randint(1, 12)
    length = calendar.monthrange(year, month)[1]
    day = length if chance.random() < 0.3 else chance.randint(1, length)
    hour, minute = chance.choice(TIMES) if chance.random() < 0.7 else (chance.randint(0, 23), chance.randint(0, 59))
    if chance.random() < 0.05:
        year, month, day = chance.choice([1996, 2000, 2024]), 2, 29
    at = datetime.datetime(year, month, day, hour, minute)
    if changes and chance.random() < 0.4:
        # A time that this zone's clocks skip or show twice, maybe in a period before they do.
        change = chance.choice([change for change in changes if change.year < 2030])
        change += datetime.timedelta(minutes=chance.randint(-60, 59))
        date = change - datetime.timedelta(days=chance.choice([0, 1, 7, 28, 31, 365])) if chance.random() < 0.5 else at
        at = datetime.datetime.combine(date.date(), change.time())
    return at


def interval(chance, frequency):
    if chance.random() < 0.5:
        return 1
    if frequency in ("HOURLY", "MINUTELY") and chance.random() < 0.5:
        return chance.choice([6, 7, 12, 24, 25, 36, 48, 90, 168, 1439, 1440, 1441, 10080, 43200])
    return chance.choice([2, 2, 2, 3, 4, 5, 6, 7, 10, 12, 13, 14, 30, 52])


def days(chance, frequency, with_ordinals, most_ordinal):
    chosen = chance.choice([[0, 1, 2, 3, 4], [5, 6], None, None, None]) or some(chance, range(7), 3)
    if not with_ordinals:
        return [(day, 0) for day in chosen]
    ordinals = [n for n in range(-most_ordinal, most_ordinal + 1) if n]
    mixed = chance.random() < 0.15
    return sorted({(day, 0 if mixed and chance.random() < 0.5 else chance.choice(ordinals)) for day in chosen})


def fill_days(chance, repeat):
    kind = repeat.frequency
    if chance.random() < 0.3:
        repeat.month = some(chance, range(1, 13), 4)
    if kind != "WEEKLY" and chance.random() < (0.45 if kind in ("MONTHLY", "YEARLY") else 0.15):
        repeat.month_day = signed(chance, 31, 3, 0.6)
    if kind in ("YEARLY", "HOURLY", "MINUTELY") and chance.random() < 0.15:
        repeat.year_day = signed(chance, 366, 4, 0.2)
    if kind == "YEARLY" and chance.random() < 0.2:
        repeat.week = signed(chance, 53, 3, 0.3)
    if chance.random() < 0.45:
        ordinals = kind == "MONTHLY" or (kind == "YEARLY" and not repeat.week)
        in_month = kind == "MONTHLY" or bool(repeat.month)
        # The year's n-th weekday that is also a certain day of the month hardly ever comes.
        ordinals = ordinals and (in_month or not repeat.month_day) and chance.random() < 0.6
        repeat.day = days(chance, kind, ordinals, 5 if in_month else 53)
    repeat.week_start = chance.choice([0, 0, 6, 5, chance.randint(0, 6)])


def fill_times(chance, repeat):
    if chance.random() < 0.2:
        repeat.hour = some(chance, range(24), 3)
    if chance.random() < 0.2:
        repeat.minute = some(chance, [0, 1, 5, 15, 30, 45, 59], 3)


def fill_end(chance, repeat):
    end = chance.random()
    if end < 0.25:
        repeat.count = chance.randint(1, 12) if chance.random() < 0.7 else chance.randint(1, 90)
    elif end < 0.45:
        days_until = {"HOURLY": 300, "MINUTELY": 60}.get(repeat.frequency, 365 * YEARS)
        repeat.until = repeat.anchor + datetime.timedelta(days=chance.randint(0, days_until))
        repeat.until_timed = chance.random() < 0.6


def fill_windows(chance, repeat, changes):
    most = repeat.anchor.year + YEARS
    before = repeat.anchor - datetime.timedelta(days=1)
    span = YEARS_OF_WINDOW[repeat.frequency]
    first_limit = 100 if repeat.count else chance.choice([8, 8, 8, 40])
    repeat.windows = [(before, first_limit, min(most, repeat.anchor.year + span))]
    if repeat.count:
        return
    near = [change for change in changes if repeat.anchor.year <= change.year <= most]
    for _ in range(2):
        if near and chance.random() < 0.7:
            after = chance.choice(near) - datetime.timedelta(minutes=chance.choice([1, 30, 61, 90, 1441, 2880]))
        else:
            after = repeat.anchor + datetime.timedelta(minutes=chance.randint(0, YEARS * 365 * 1440))
        repeat.windows.append((after, 5, min(most, after.year + span)))


def random_repeat(seed, index, changes_of):
    chance = random.Random(f"{seed}:{index}")
    frequency = FREQUENCIES[index % len(FREQUENCIES)]
    zone = chance.choice(ZONES)
    repeat = Repeat(frequency, chance.random() < 0.5, anchor(chance, changes_of(zone)), True, zone)
    if frequency not in ("HOURLY", "MINUTELY") and chance.random() < 0.4:
        repeat.timed, repeat.anchor = False, repeat.anchor.replace(hour=0, minute=0)
    repeat.interval = interval(chance, frequency)
    fill_days(chance, repeat)
    if repeat.timed:
        fill_times(chance, repeat)
    has_parts = repeat.month or repeat.month_day or repeat.year_day or repeat.week or repeat.day or repeat.hour \
        or repeat.minute
    if has_parts and chance.random() < 0.25:
        # Places that an hour or a minute never has make the other implementation walk for ever.
        most = {"HOURLY": max(1, len(repeat.minute)), "MINUTELY": 1}.get(repeat.frequency, 6)
        repeat.position = signed(chance, most, 3, 0)
    fill_end(chance, repeat)
    fill_windows(chance, repeat, changes_of(zone) if repeat.has_times() else [])
    return repeat
