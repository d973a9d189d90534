// Where the files lie that hold secrets.
#pragma once

#include "app/config.hpp"

namespace tasklight::app {

// systemd hands secrets over in a folder that only this service can read (systemd.exec(5),
// LoadCredential=). There a file of the folder "credentials" goes by its own name, after
// "tasklight_".
void use_credentials(Config& config);

}  // namespace tasklight::app
