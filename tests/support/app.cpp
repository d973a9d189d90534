#include "support/app.hpp"

#include "base/log.hpp"
#include "base/random.hpp"

namespace tasklight::test {

TestApp::TestApp(database::Engine engine, const Settings& settings) : data_(engine) {
    initialize_cryptography();
    log::set_level(log::Level::kError);
    config_.database = data_.address();
    config_.password_memory = 8;
    config_.password_operations = 1;
    if (settings) settings(config_);
    application_.emplace(config_, clock);
}

}  // namespace tasklight::test
