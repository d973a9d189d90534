#include "web/assets.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/error.hpp"
#include "web/embedded.hpp"

using namespace tasklight;
using namespace tasklight::web;

namespace {

http::Request asking(const std::string& name, const std::string& value) {
    http::Request request;
    request.headers.emplace_back(name, value);
    return request;
}

// A folder of views with one style sheet, a secret beside it and a link to the secret.
class ViewsFolder {
public:
    ViewsFolder() {
        std::filesystem::create_directories(root / "views/assets/css");
        write("views/assets/css/base.css", "body {}");
        write("views/assets/.hidden", "hidden");
        write("secret", "secret");
        std::filesystem::create_symlink(root / "secret", root / "views/assets/link");
    }
    ~ViewsFolder() { std::filesystem::remove_all(root); }
    ViewsFolder(const ViewsFolder&) = delete;
    ViewsFolder& operator=(const ViewsFolder&) = delete;

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(root / name) << text;
    }

    const std::filesystem::path root = unique_folder();

private:
    static std::filesystem::path unique_folder() {
        std::string name = (std::filesystem::temp_directory_path() / "tasklight-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        return name;
    }
};

}  // namespace

TEST_CASE("an asset under its digest is kept for ever") {
    const auto answer = Assets().answer({}, asset_digest(), "css/all.css");
    CHECK(answer.status == 200);
    CHECK(answer.header("Content-Type") == "text/css; charset=utf-8");
    CHECK(answer.header("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(answer.header("Vary") == "Accept-Encoding");
    CHECK(answer.body.empty());
    CHECK_FALSE(answer.static_body.empty());
}

TEST_CASE("an asset is sent packed to those who take that") {
    const Assets assets;
    for (const std::string accept : {"gzip", "br, GZIP;q=0.5", "*"}) {
        INFO(accept);
        const auto answer =
            assets.answer(asking("Accept-Encoding", accept), asset_digest(), "css/all.css");
        CHECK(answer.header("Content-Encoding") == "gzip");
        CHECK(answer.static_body.substr(0, 2) == "\x1f\x8b");
    }
    for (const std::string accept : {"br", "gzip;q=0", "identity, gzip; q=0.0"}) {
        INFO(accept);
        const auto answer =
            assets.answer(asking("Accept-Encoding", accept), asset_digest(), "css/all.css");
        CHECK(answer.header("Content-Encoding").empty());
    }
}

TEST_CASE("an asset under an old digest is the present one and not kept") {
    const auto answer = Assets().answer({}, "0000000000000000", "css/all.css");
    CHECK(answer.status == 200);
    CHECK(answer.header("Cache-Control") == "no-cache");
}

TEST_CASE("an asset that is known already is not sent again") {
    const Assets assets;
    const auto first = assets.answer({}, asset_digest(), "js/app.js");
    const auto second = assets.answer(asking("If-None-Match", std::string(first.header("ETag"))),
                                      asset_digest(), "js/app.js");
    CHECK(second.status == 304);
    CHECK(second.static_body.empty());
}

TEST_CASE("an unknown asset is not found") {
    CHECK_THROWS_AS(Assets().answer({}, asset_digest(), "css/gone.css"), NotFound);
    CHECK_THROWS_AS(Assets().answer({}, asset_digest(), "../tasks/index.mustache"), NotFound);
}

TEST_CASE("a folder gives its own files and nothing beyond") {
    const ViewsFolder folder;
    const Assets assets(folder.root / "views");
    CHECK(assets.answer({}, "any", "css/base.css").body == "body {}");
    folder.write("views/assets/css/base.css", "main {}");
    CHECK(assets.answer({}, "any", "css/base.css").body == "main {}");
    for (const std::string name : {"../../secret", "link", ".hidden", "css", "", "/etc/passwd",
                                   "css/../css/base.css", "css//base.css", "gone.css"}) {
        INFO(name);
        CHECK_THROWS_AS(assets.answer({}, "any", name), NotFound);
    }
}

TEST_CASE("the style sheets of a folder are one, in the order of their names") {
    const ViewsFolder folder;
    folder.write("views/assets/css/wide.css", "nav {}");
    folder.write("views/assets/css/form.css", "form {}");
    const auto answer = Assets(folder.root / "views").answer({}, "any", "css/all.css");
    CHECK(answer.body == "body {}\nform {}\nnav {}\n");
    CHECK(answer.header("Content-Type") == "text/css; charset=utf-8");
}

TEST_CASE(
    "the style sheets that are compiled in are one, which begins with the order of the layers") {
    const auto answer = Assets().answer({}, asset_digest(), "css/all.css");
    CHECK(answer.static_body.find("@layer tokens, reset, base, layout, components;") <
          answer.static_body.find("{"));
}
