#include "features/sections/section_pages.hpp"

#include "features/records/record_api.hpp"
#include "features/records/way_back.hpp"
#include "features/sections/section_kind.hpp"
#include "features/sections/section_view.hpp"

namespace tasklight::sections::pages {

using http::Response;
using store::Operation;
using web::Context;
using web::Fields;
using web::NoticeCode;

namespace {

SectionFormView form_view(const Context& context, const SectionId& id) {
    auto section = context.database().read([&](database::Connection& connection) {
        return records::present<SectionKind>(connection, context.viewer().user.id, id);
    });
    auto fields = records::fields_of(section);
    return {std::move(section), std::move(fields)};
}

Response form_page(const Context& context, const SectionFormView& view, int status = 200) {
    return context.page("sections/edit", view.to_model(),
                        std::string("Edit ").append(view.section.name), web::Place::kProjects,
                        status);
}

std::string project_path(const Section& section) {
    return std::string("/projects/").append(section.project_id.text());
}

}  // namespace

Response edit(Context& context) {
    return form_page(context, form_view(context, context.id<SectionId>("id")));
}

Response update(Context& context) {
    const auto id = context.id<SectionId>("id");
    context.show_again([&context, id](const Refusal& refusal) {
        SectionFormView view = form_view(context, id);
        view.fields = records::typed_fields(context, refusal, view.section.version);
        return form_page(context, view, refusal.status());
    });
    Fields fields = Fields::of(context.request());
    const auto version = fields.integer("version");
    const SectionForm form = SectionKind::read_edit(std::move(fields));

    return context.change([&](Operation& operation) {
        const Section section = records::edit<SectionKind>(
            operation, id, form, records::seen_version<SectionKind>(version));
        return records::see_changed(context, operation, project_path(section),
                                    NoticeCode::kSectionChanged);
    });
}

Response destroy(Context& context) {
    const auto id = context.id<SectionId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        const Section section = records::locked<SectionKind>(operation, id);
        records::remove<SectionKind>(operation, id);
        return records::see_changed(context, operation, project_path(section),
                                    NoticeCode::kSectionDeleted);
    });
}

}  // namespace tasklight::sections::pages
