#include "features/quick_add/places.hpp"

#include <algorithm>

namespace tasklight::quick_add {
namespace {

ProjectId project_named_by(const QuickTask& line, const Known& known) {
    for (const Project& project : known.projects)
        if (line.project == project.name) return project.id;
    return known.home.project;
}

std::optional<SectionId> section_in(const ProjectId& project, const std::string& name,
                                    const Known& known) {
    for (const Section& section : known.sections)
        if (section.name == name && section.project_id == project) return section.id;
    return std::nullopt;
}

}  // namespace

Place place_named_by(const QuickTask& line, const Known& known) {
    Place place{project_named_by(line, known), std::nullopt};
    if (line.section)
        place.section = section_in(place.project, *line.section, known);
    else if (place.project == known.home.project)
        place.section = known.home.section;
    return place;
}

std::vector<Place> places_of(const std::vector<QuickTask>& lines, const Known& known) {
    std::vector<Place> places;
    Place above;
    for (const QuickTask& line : lines) {
        if (line.depth == 0) above = place_named_by(line, known);
        places.push_back(above);
    }
    return places;
}

}  // namespace tasklight::quick_add
