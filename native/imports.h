// What a loaded library calls of others.
#pragma once

#include <cstddef>

namespace explorer::kernels {

// A function that a library imports by name, and what shall stand in its place; found: whether the library imports it.
struct Import {
    const char* name;
    void* replacement;
    bool found = false;
};

// Looks in every loaded library whose file name contains `library` whether it imports the functions, and where accept(imports) says so
// redirects those it does, in their order. Answers whether any was redirected; never where the system is not Linux on x86-64.
bool redirect_imports(const char* library, Import* imports, size_t count, bool (*accept)(const Import*));

}  // namespace explorer::kernels
