#include <string>
#include <vector>

#include "app/command_line.hpp"

int main(int argc, char** argv) {
    return tasklight::app::run(std::vector<std::string>(argv + 1, argv + argc));
}
