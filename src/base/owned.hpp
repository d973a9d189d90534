// Owns an object of a C library: Owned<SSL, SSL_free> calls SSL_free when it goes.
#pragma once

#include <memory>

namespace tasklight {

template <auto free>
struct Free {
    template <class T>
    void operator()(T* object) const {
        free(object);
    }
};

template <class T, auto free>
using Owned = std::unique_ptr<T, Free<free>>;

}  // namespace tasklight
