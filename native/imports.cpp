// A library on Linux (ELF) calls a function of another one through a slot, a pointer in its own memory that the dynamic linker fills in:
// for each the library's file has a relocation, which names the function and the slot's place. These relocations stay readable in memory,
// so a slot can be found and given another function's address later on; only this library's calls change, and nobody else's. The linker
// may have made the slots read-only when it was done (the segment "relro"): they are made writable for the moment of the change.
#include "imports.h"

#if defined(__linux__) && defined(__x86_64__)
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <initializer_list>

// This library's own beginning.
extern "C" __attribute__((visibility("hidden"))) const ElfW(Ehdr) __ehdr_start;

namespace explorer::kernels {
namespace {

struct Range {
    uintptr_t begin = 0;
    uintptr_t end = 0;
    bool contains(uintptr_t at) const { return at >= begin && at < end; }
};

// The parts of a loaded library that hold its imports.
class Library {
  public:
    explicit Library(const dl_phdr_info& info) : base_(info.dlpi_addr) {
        const uintptr_t page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
        for (int i = 0; i < info.dlpi_phnum; i++) {
            const ElfW(Phdr)& segment = info.dlpi_phdr[i];
            const uintptr_t begin = base_ + segment.p_vaddr, end = begin + segment.p_memsz;
            if (segment.p_type == PT_DYNAMIC)
                read(reinterpret_cast<const ElfW(Dyn)*>(begin));
            else if (segment.p_type == PT_GNU_RELRO)
                read_only_ = {begin / page * page, end / page * page};
        }
    }

    // body(slot) for each slot of the function.
    template <class Body>
    void for_slots(const char* name, Body&& body) const {
        for (const Table& table : {calls_, data_}) {
            for (size_t i = 0; i < table.bytes / sizeof(ElfW(Rela)); i++) {
                const ElfW(Rela)& r = table.first[i];
                const auto type = ELF64_R_TYPE(r.r_info);
                const bool slot = type == R_X86_64_JUMP_SLOT || type == R_X86_64_GLOB_DAT || (type == R_X86_64_64 && r.r_addend == 0);
                if (slot && std::strcmp(names_ + symbols_[ELF64_R_SYM(r.r_info)].st_name, name) == 0)
                    body(reinterpret_cast<void**>(base_ + r.r_offset));
            }
        }
    }

    bool protect_slots(bool writable) const {
        const int protection = writable ? PROT_READ | PROT_WRITE : PROT_READ;
        return read_only_.begin == read_only_.end ||
               mprotect(reinterpret_cast<void*>(read_only_.begin), read_only_.end - read_only_.begin, protection) == 0;
    }

  private:
    struct Table {
        const ElfW(Rela)* first = nullptr;
        size_t bytes = 0;
    };

    void read(const ElfW(Dyn)* entry) {
        for (; entry->d_tag != DT_NULL; entry++) {
            switch (entry->d_tag) {
                case DT_STRTAB: names_ = at<char>(entry); break;
                case DT_SYMTAB: symbols_ = at<ElfW(Sym)>(entry); break;
                case DT_JMPREL: calls_.first = at<ElfW(Rela)>(entry); break;
                case DT_PLTRELSZ: calls_.bytes = entry->d_un.d_val; break;
                case DT_RELA: data_.first = at<ElfW(Rela)>(entry); break;
                case DT_RELASZ: data_.bytes = entry->d_un.d_val; break;
                default: break;
            }
        }
    }

    // glibc has added the library's place to these addresses, musl has not.
    template <class T>
    const T* at(const ElfW(Dyn)* entry) const {
        const uintptr_t address = entry->d_un.d_ptr;
        return reinterpret_cast<const T*>(address < base_ ? base_ + address : address);
    }

    uintptr_t base_;
    const char* names_ = nullptr;
    const ElfW(Sym)* symbols_ = nullptr;
    Table calls_, data_;
    Range read_only_;
};

struct Search {
    const char* library;
    Import* imports;
    size_t count;
    bool (*accept)(const Import*);
    bool redirected;
};

bool redirect(const Library& library, const Search& search) {
    bool missing = false;
    for (Import* of = search.imports; of < search.imports + search.count; of++) {
        of->found = false;
        library.for_slots(of->name, [&](void** slot) {
            of->found = true;
            missing = missing || __atomic_load_n(slot, __ATOMIC_RELAXED) != of->replacement;
        });
    }
    if (!search.accept(search.imports))
        return false;
    if (!missing)
        return true;
    if (!library.protect_slots(true))
        return false;
    // Other threads may be calling through them.
    for (const Import* of = search.imports; of < search.imports + search.count; of++)
        library.for_slots(of->name, [&](void** slot) { __atomic_store_n(slot, of->replacement, __ATOMIC_SEQ_CST); });
    library.protect_slots(false);
    return true;
}

}  // namespace

bool redirect_imports(const char* library, Import* imports, size_t count, bool (*accept)(const Import*)) {
    Search search{library, imports, count, accept, false};
    dl_iterate_phdr(
        [](dl_phdr_info* info, size_t, void* data) {
            Search& search = *static_cast<Search*>(data);
            const char* slash = std::strrchr(info->dlpi_name, '/');
            // This library's replacements call what they replace.
            const bool self = info->dlpi_addr == reinterpret_cast<uintptr_t>(&__ehdr_start);
            if (!self && std::strstr(slash ? slash + 1 : info->dlpi_name, search.library) && redirect(Library(*info), search))
                search.redirected = true;
            return 0;
        },
        &search);
    return search.redirected;
}

}  // namespace explorer::kernels
#else
namespace explorer::kernels {

bool redirect_imports(const char*, Import*, size_t, bool (*)(const Import*)) { return false; }

}  // namespace explorer::kernels
#endif
