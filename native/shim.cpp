#include "shim.h"

#include <c10/util/Exception.h>

#include <atomic>
#include <cstring>

namespace shim {

namespace {

thread_local std::string last_error;
std::atomic<int64_t> live{0};
std::atomic<int64_t> peak{0};

}  // namespace

void set_error(const char* message) noexcept {
    try {
        last_error = message;
    } catch (...) {
        last_error.clear();
    }
}

void set_error(const std::exception& error) noexcept {
    const auto* own = dynamic_cast<const c10::Error*>(&error);
    set_error(own ? own->what_without_backtrace() : error.what());
}

at::Tensor* make(at::Tensor tensor) {
    auto* handle = new at::Tensor(std::move(tensor));
    const auto now = live.fetch_add(1, std::memory_order_relaxed) + 1;
    auto before = peak.load(std::memory_order_relaxed);
    while (now > before && !peak.compare_exchange_weak(before, now, std::memory_order_relaxed)) {
    }
    return handle;
}

void free_tensor(at::Tensor* tensor) noexcept {
    if (!tensor)
        return;
    delete tensor;
    live.fetch_sub(1, std::memory_order_relaxed);
}

at::Scalar scalar(exp_scalar value) {
    if (value.kind == 1)
        return at::Scalar(value.bits);
    if (value.kind == 2)
        return at::Scalar(value.bits != 0);
    double number;
    std::memcpy(&number, &value.bits, sizeof number);
    return at::Scalar(number);
}

exp_scalar scalar(const at::Scalar& value) {
    if (value.isBoolean())
        return {2, value.toBool() ? 1 : 0};
    if (value.isIntegral(/*includeBool=*/false))
        return {1, value.toLong()};
    const auto number = value.toDouble();
    exp_scalar crossed{0, 0};
    std::memcpy(&crossed.bits, &number, sizeof number);
    return crossed;
}

}  // namespace shim

extern "C" __attribute__((visibility("default"))) const char* exp_last_error() { return shim::last_error.c_str(); }

EXP_API exp_engine_live_tensors(int64_t* live, int64_t* peak) {
    *live = shim::live.load(std::memory_order_relaxed);
    *peak = shim::peak.load(std::memory_order_relaxed);
    return 0;
}
