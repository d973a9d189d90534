#include "store/filter_conditions.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/error.hpp"
#include "base/fold.hpp"
#include "store/search_store.hpp"

namespace tasklight::store {
namespace {

// Before and after every date that there is.
constexpr auto* kFirstDate = "0000-00-00";
constexpr auto* kLastDate = "9999-99-99";
constexpr std::size_t kMostIds = 1000;

struct Bounds {
    std::string from = kFirstDate;
    std::string until = kLastDate;
    std::int64_t from_ms = std::numeric_limits<std::int64_t>::min();
    std::int64_t until_ms = std::numeric_limits<std::int64_t>::max();
};

std::int64_t start_of(Date date, const TimeZone& zone) {
    return zone.instant(date, TimeOfDay(0)).moment.ms;
}

// Days of the viewer, as dates and as instants.
Bounds bounds_of(const FilterNode& node, const TimeZone& zone) {
    Bounds bounds;
    const DateRange& dates = node.dates;
    if (node.comparison != Comparison::kBefore) {
        const Date from = node.comparison == Comparison::kOn ? dates.from : dates.until;
        bounds.from = to_text(from);
        bounds.from_ms = start_of(from, zone);
    }
    if (node.comparison != Comparison::kAfter) {
        const Date until = node.comparison == Comparison::kOn ? dates.until : dates.from;
        bounds.until = to_text(until);
        bounds.until_ms = start_of(until, zone);
    }
    return bounds;
}

void add_due(FilterSql& sql, const Bounds& bounds) {
    sql.add(
        "(t.due_date IS NOT NULL AND CASE WHEN t.due_at IS NULL "
        "THEN t.due_date >= $ AND t.due_date < $ ELSE t.due_at >= $ AND t.due_at < $ END)",
        {bounds.from, bounds.until, bounds.from_ms, bounds.until_ms});
}

// What has no time of day is overdue when its day is over.
void add_overdue(FilterSql& sql, const FilterView& view) {
    const LocalTime local = view.zone.at(view.now);
    const std::string today = to_text(local.date);
    sql.add(
        "(t.completed_at IS NULL AND t.due_date IS NOT NULL AND CASE "
        "WHEN t.due_at IS NOT NULL THEN t.due_at < $ "
        "WHEN t.due_time IS NULL THEN t.due_date < $ "
        "ELSE t.due_date < $ OR (t.due_date = $ AND t.due_time < $) END)",
        {view.now.ms, today, today, today, to_text(local.time.value_or(TimeOfDay(0)))});
}

std::string like_pattern(const std::vector<std::string>& parts) {
    std::string pattern;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) pattern += '%';
        for (const char c : folded(parts[i])) {
            if (c == '%' || c == '_' || c == '~') pattern += '~';
            pattern += c;
        }
    }
    return pattern;
}

void add_label(FilterSql& sql, const FilterNode& node, const UserId& owner) {
    if (node.name.size() == 1) {
        sql.add(
            "t.id IN (SELECT l.task_id FROM task_labels l "
            "WHERE l.owner_id = $ AND l.name_folded = $)",
            {owner.text(), folded(node.name.front())});
    } else {
        sql.add(
            "t.id IN (SELECT l.task_id FROM task_labels l "
            "WHERE l.owner_id = $ AND l.name_folded LIKE $ ESCAPE '~')",
            {owner.text(), like_pattern(node.name)});
    }
}

void add_ids(FilterSql& sql, Fragment begin, const std::vector<std::string>& ids) {
    if (ids.size() > kMostIds)
        throw Invalid("filter", "A name in this filter means more than 1000 projects or sections.");
    if (ids.empty()) {
        sql.add("1 = 0");
    } else {
        sql.add(begin).add_list(ids).add("))");
    }
}

void add_list(FilterSql& sql, const FilterNode& node, const FilterScene& scene) {
    sql.add("(");
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0) sql.add(node.kind == TermKind::kAnd ? Fragment(" AND ") : Fragment(" OR "));
        add_condition(sql, node.children[i], scene);
    }
    sql.add(")");
}

void add_dated(FilterSql& sql, const FilterNode& node, const FilterScene& scene) {
    const Bounds bounds = bounds_of(node, scene.view.zone);
    if (node.kind == TermKind::kDue) return add_due(sql, bounds);
    if (node.kind == TermKind::kCreated) {
        sql.add("(t.created_at >= $ AND t.created_at < $)", {bounds.from_ms, bounds.until_ms});
    } else if (node.kind == TermKind::kDeadline) {
        sql.add("(t.deadline IS NOT NULL AND t.deadline >= $ AND t.deadline < $)",
                {bounds.from, bounds.until});
    } else {
        sql.add("(t.start_date IS NOT NULL AND t.start_date >= $ AND t.start_date < $)",
                {bounds.from, bounds.until});
    }
}

void add_named(FilterSql& sql, const FilterNode& node, const FilterScene& scene) {
    if (node.kind == TermKind::kLabel) return add_label(sql, node, scene.owner);
    if (node.kind == TermKind::kSection)
        return add_ids(sql, "(t.section_id IS NOT NULL AND t.section_id IN (",
                       scene.names.sections(node.name));
    add_ids(sql, "(t.project_id IN (",
            node.kind == TermKind::kProject ? scene.names.projects(node.name)
                                            : scene.names.project_trees(node.name));
}

void add_priority(FilterSql& sql, std::int64_t priority) {
    if (priority == kLowestPriority) {
        sql.add("t.priority = $", {priority});
    } else {  // in the words of the index that holds these alone
        sql.add("(t.priority = $ AND t.priority < 4)", {priority});
    }
}

// Where two zones may disagree about the date of an instant, by two days at most.
constexpr int kZonesApart = 2;

struct Hull {
    std::string from = kFirstDate;
    std::string until = kLastDate;
};

std::string shifted(Date date, int days) {
    const Date shifted = plus_days(date, days);
    const auto year = static_cast<int>(shifted.year());
    if (year < 1) return kFirstDate;
    if (year > 9999) return kLastDate;
    return to_text(shifted);
}

Hull hull_of_due(const FilterNode& node) {
    Hull hull;
    const DateRange& dates = node.dates;
    const bool is_on = node.comparison == Comparison::kOn;
    if (node.comparison != Comparison::kBefore)
        hull.from = shifted(is_on ? dates.from : dates.until, -kZonesApart);
    if (node.comparison != Comparison::kAfter)
        hull.until = shifted(is_on ? dates.until : dates.from, kZonesApart);
    return hull;
}

// Nothing if the node says nothing of due dates.
std::optional<Hull> hull_of(const FilterNode& node, Date today) {
    if (node.kind == TermKind::kDue) return hull_of_due(node);
    if (node.kind == TermKind::kOverdue) return Hull{kFirstDate, shifted(today, kZonesApart)};
    if (node.kind != TermKind::kAnd && node.kind != TermKind::kOr) return std::nullopt;
    const bool is_and = node.kind == TermKind::kAnd;
    std::optional<Hull> all;
    for (const FilterNode& child : node.children) {
        const auto hull = hull_of(child, today);
        if (!hull && !is_and) return std::nullopt;
        if (!hull) continue;
        if (!all) {
            all = hull;
            continue;
        }
        all->from = is_and ? std::max(all->from, hull->from) : std::min(all->from, hull->from);
        all->until = is_and ? std::min(all->until, hull->until) : std::max(all->until, hull->until);
    }
    return all;
}

}  // namespace

void add_condition(FilterSql& sql, const FilterNode& node, const FilterScene& scene) {
    switch (node.kind) {
        case TermKind::kAnd:
        case TermKind::kOr:
            return add_list(sql, node, scene);
        case TermKind::kNot:
            sql.add("NOT (");
            add_condition(sql, node.children.front(), scene);
            sql.add(")");
            return;
        case TermKind::kDue:
        case TermKind::kDeadline:
        case TermKind::kStart:
        case TermKind::kCreated:
            return add_dated(sql, node, scene);
        case TermKind::kLabel:
        case TermKind::kProject:
        case TermKind::kProjectTree:
        case TermKind::kSection:
            return add_named(sql, node, scene);
        case TermKind::kOverdue:
            return add_overdue(sql, scene.view);
        case TermKind::kPriority:
            return add_priority(sql, node.priority);
        case TermKind::kNoDate:
            return (void)sql.add("t.due_date IS NULL");
        case TermKind::kNoTime:
            return (void)sql.add("t.due_time IS NULL");
        case TermKind::kNoDeadline:
            return (void)sql.add("t.deadline IS NULL");
        case TermKind::kRecurring:
            return (void)sql.add("t.repeat_rule IS NOT NULL");
        case TermKind::kNoLabels:
            return (void)sql.add("t.labels = ''");
        case TermKind::kAnySection:
            return (void)sql.add("t.section_id IS NOT NULL");
        case TermKind::kSubtask:
            return (void)sql.add("t.parent_id IS NOT NULL");
        case TermKind::kSearch:
            return add_search_condition(sql, scene.engine, scene.owner, node.words);
        case TermKind::kCompleted:
            return (void)sql.add("t.completed_at IS NOT NULL");
        case TermKind::kAll:
            return (void)sql.add("1 = 1");
    }
}

void add_due_hull(FilterSql& sql, const FilterNode& node, const FilterScene& scene) {
    const auto hull = hull_of(node, scene.view.zone.date_at(scene.view.now));
    if (hull) sql.add(" AND t.due_date >= $ AND t.due_date < $", {hull->from, hull->until});
}

}  // namespace tasklight::store
