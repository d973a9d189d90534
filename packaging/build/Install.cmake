# What `cmake --install` puts beside the program. Only /etc is left to packages.
set(TASKLIGHT_SYSTEMD_UNITS lib/systemd/system CACHE STRING "Folder of systemd's units")
set(TASKLIGHT_ZSH_COMPLETIONS ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING
    "Folder of zsh's completions")
set(packaging ${CMAKE_SOURCE_DIR}/packaging)

# The unit names the program where it is installed.
file(READ ${packaging}/systemd/tasklight.service unit)
string(REPLACE /usr/bin/ ${CMAKE_INSTALL_FULL_BINDIR}/ unit "${unit}")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/tasklight.service CONTENT "${unit}" @ONLY NEWLINE_STYLE UNIX)

install(TARGETS tasklight)
install(FILES ${CMAKE_BINARY_DIR}/tasklight.service DESTINATION ${TASKLIGHT_SYSTEMD_UNITS})
install(FILES ${packaging}/systemd/tasklight.sysusers DESTINATION lib/sysusers.d RENAME tasklight.conf)
install(FILES ${packaging}/man/tasklight.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${packaging}/man/tasklight.conf.5 DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)
install(FILES ${packaging}/completion/tasklight.bash
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME tasklight)
install(FILES ${packaging}/completion/_tasklight DESTINATION ${TASKLIGHT_ZSH_COMPLETIONS})
