"""What python3-dateutil says of a repeat. It knows no clamped months, has other views on the week
in which a rule begins and on the days around New Year; these are expressed with what it does know,
one by one, and nothing here knows how Tasklight does it."""

import bisect
import datetime
import functools
import heapq
import itertools
import types
import zoneinfo

import dateutil.rrule
import dateutil.tz

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1)
MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(days=1)
FREQUENCIES = {name: getattr(dateutil.rrule, name)
               for name in ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY")}

# dateutil looks for rare occurrences up to this year of "its" datetime module.
horizon = types.SimpleNamespace(**vars(datetime))
dateutil.rrule.datetime = horizon


def explicit(repeat):
    """The days that the anchor gives to a rule which names none, as arguments of dateutil's."""
    first = repeat.anchor
    month, month_day, day = list(repeat.month), list(repeat.month_day), list(repeat.day)
    names_days = month_day or repeat.year_day or repeat.week or day
    if not names_days and repeat.frequency == "YEARLY":
        month, month_day = month or [first.month], [first.day]
    elif not names_days and repeat.frequency == "MONTHLY":
        month_day = [first.day]
    elif not names_days and repeat.frequency == "WEEKLY":
        day = [(first.weekday(), 0)]
    elif repeat.week and not (month_day or repeat.year_day or day):
        day = [(first.weekday(), 0)]
    return month, month_day, day


def clamped(months, month_days):
    """Pairs of months and days that together are the clamped rule. A 31st is the last day of every
    month; so are the 29th and 30th of every February."""
    if not any(day >= 29 for day in month_days):
        return [(months, month_days)]
    others = [month for month in months or range(1, 13) if month != 2]
    pairs = [(others, [-1 if day == 31 else day for day in month_days])] if others else []
    if not months or 2 in months:
        pairs.append(([2], [-1 if day >= 29 else day for day in month_days]))
    return pairs


def weekdays(repeat, days):
    if len({bool(ordinal) for _, ordinal in days}) == 2:  # dateutil takes a mixture for "both"
        most = 5 if repeat.frequency == "MONTHLY" or repeat.month else 53
        days = [(day, n) for day, ordinal in days for n in ([ordinal] if ordinal else range(1, most + 1))]
    return [dateutil.rrule.weekday(day, ordinal or None) for day, ordinal in days]


def week_numbers(time, week_start):
    """The week's number, and its number from the end of the year that it belongs to."""
    date = time.date()
    fourth = date - (date.weekday() - week_start) % 7 * DAY + 3 * DAY
    number = (fourth.timetuple().tm_yday - 1) // 7 + 1
    last = datetime.date(fourth.year, 12, 31)
    weeks = (last - fourth).days // 7 + number
    return number, number - weeks - 1


def aligned(repeat, after):
    """The begin of one of the rule's periods near `after`, so that the walk begins there."""
    first, n = repeat.anchor, repeat.interval
    if repeat.frequency != "MINUTELY":
        first = first.replace(minute=0, hour=first.hour if repeat.frequency == "HOURLY" else 0)
    if after <= first:
        after = first
    if repeat.frequency == "YEARLY":
        return first.replace(year=after.year - (after.year - first.year) % n, month=1, day=1)
    if repeat.frequency == "MONTHLY":
        months = (after.year - first.year) * 12 + after.month - first.month
        index = first.year * 12 + first.month - 1 + months - months % n
        return first.replace(year=index // 12, month=index % 12 + 1, day=1)
    if repeat.frequency == "WEEKLY":
        week = first - (first.weekday() - repeat.week_start) % 7 * DAY
        step = 7 * n * DAY
        return week + (after - week) // step * step
    step = n * {"DAILY": 1440, "HOURLY": 60, "MINUTELY": 1}[repeat.frequency] * MINUTE
    return first + (after - first) // step * step


def in_positions(repeat, times):
    for _, members in itertools.groupby(times, key=lambda time: time.year):
        members = list(members)
        places = {n - 1 if n > 0 else len(members) + n for n in repeat.position}
        yield from (members[place] for place in sorted(places) if 0 <= place < len(members))


def arguments(repeat, start, month, month_day, day):
    return dict(freq=FREQUENCIES[repeat.frequency], dtstart=start, interval=repeat.interval, wkst=repeat.week_start,
                bymonth=month or None, bymonthday=month_day or None, byyearday=repeat.year_day or None,
                byweekno=repeat.week or None, byweekday=weekdays(repeat, day) or None,
                byhour=repeat.hour or None, byminute=repeat.minute or None, bysetpos=repeat.position or None)


def walk(options):
    try:
        yield from dateutil.rrule.rrule(**options)
    except ValueError:  # hours or minutes that the steps never meet
        return


def native(repeat):
    """The rule as it stands, COUNT and UNTIL included."""
    options = arguments(repeat, repeat.anchor, repeat.month, repeat.month_day, repeat.day)
    until = repeat.until
    if until and repeat.has_times() and not repeat.until_timed:
        until = until.replace(hour=23, minute=59)
    return walk(options | dict(count=repeat.count, until=until))


def is_native(repeat):
    around_new_year = any(abs(week) in (1, 52, 53) for week in repeat.week)
    mixed = len({bool(ordinal) for _, ordinal in repeat.day}) == 2
    _, month_day, day = explicit(repeat)
    return not (repeat.clamp and any(n >= 29 for n in month_day)) and not around_new_year and not mixed and \
        not (repeat.frequency == "WEEKLY" and repeat.position) and not (repeat.week and day != repeat.day)


def composed(repeat, after):
    month, month_day, day = explicit(repeat)
    pairs = clamped(month, month_day) if repeat.clamp else [(month, month_day)]
    around_new_year = any(abs(week) in (1, 52, 53) for week in repeat.week)
    own_positions = repeat.position and repeat.frequency == "YEARLY" and (len(pairs) > 1 or around_new_year)
    start = aligned(repeat, after)
    walks = []
    for months, month_days in pairs:
        options = arguments(repeat, start, months, month_days, day)
        if repeat.frequency != "MINUTELY":
            options["byminute"] = repeat.minute or [repeat.anchor.minute]
        if repeat.frequency not in ("HOURLY", "MINUTELY"):
            options["byhour"] = repeat.hour or [repeat.anchor.hour]
        if around_new_year:
            options["byweekno"] = None
        if own_positions:
            options["bysetpos"] = None
        walks.append(walk(options))
    times = (time for time, _ in itertools.groupby(heapq.merge(*walks)))
    if around_new_year:
        times = (time for time in times if set(week_numbers(time, repeat.week_start)) & set(repeat.week))
    if own_positions:
        times = in_positions(repeat, times)
    times = (time for time in times if time >= repeat.anchor)
    if repeat.until:
        end = repeat.until if repeat.until_timed or not repeat.has_times() else repeat.until.replace(hour=23, minute=59)
        times = itertools.takewhile(lambda time: time <= end, times)
    return itertools.islice(times, repeat.count) if repeat.count else times


def occurrences(repeat, after, limit, last_year, from_anchor):
    """(time, number or 0) of those later than `after`, to the end of `last_year`."""
    horizon.MAXYEAR = last_year
    if is_native(repeat) and (from_anchor or repeat.count):
        times = native(repeat)
    else:
        times = composed(repeat, repeat.anchor if repeat.count or from_anchor else after)
    numbered = ((time, number if repeat.count else 0) for number, time in enumerate(times, 1))
    if not repeat.has_times():
        after = after.replace(hour=0, minute=0)
    later = (pair for pair in numbered if pair[0] > after)
    within = itertools.takewhile(lambda pair: pair[0].year <= last_year, later)
    return list(itertools.islice(within, limit))


def wanted_day(repeat, time):
    _, month_day, _ = explicit(repeat)
    length = (time.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    if not repeat.clamp or time.day != length.day or time.day in month_day or -1 in month_day:
        return None
    return min((day for day in month_day if day > time.day), default=None)


@functools.cache
def zone_of(name, year):
    """dateutil reads no changes after 2037, and is mistaken where winter time is the exception."""
    if year >= 2037 or name in ("Europe/Dublin", "Africa/Casablanca"):
        return zoneinfo.ZoneInfo(name)
    return dateutil.tz.gettz(name)


def shown(zone, moment):
    return moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None, fold=0)


@functools.cache
def changes_of(name):
    """What the clocks of a zone show just before each of their changes."""
    zone = zoneinfo.ZoneInfo(name)
    noons = [datetime.datetime(1990, 1, 1, 12) + n * DAY for n in range(365 * 80)]
    offsets = [shown(zone, noon) - noon for noon in noons]
    found = []
    for noon, before, behind in zip(noons, offsets, offsets[1:]):
        if before != behind:
            changed = [shown(zone, noon + n * MINUTE) - noon - n * MINUTE != before for n in range(0, 1440, 30)]
            found.append(noon + changed.index(True) * 30 * MINUTE + before)
    return found


@functools.lru_cache(20000)
def in_zone(name, time):
    """(seconds since 1970, what the clocks show, 0 ordinary or 1 in a gap or 2 in an overlap)."""
    zone = zone_of(name, time.year)
    if dateutil.tz.datetime_exists(time, zone):
        moment = time - time.replace(tzinfo=zone).utcoffset()
        return int((moment - EPOCH).total_seconds()), time, 2 if dateutil.tz.datetime_ambiguous(time, zone) else 0
    around = time - 26 * 60 * MINUTE
    minutes = range(52 * 60)
    moment = around + bisect.bisect_left(minutes, True, key=lambda n: shown(zone, around + n * MINUTE) > time) * MINUTE
    return int((moment - EPOCH).total_seconds()), shown(zone, moment), 1
