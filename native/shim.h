// Shared by all files of the shim: handles, errors, and the types that cross to C#.
#pragma once

#include <ATen/ATen.h>
#include <torch/version.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#define EXP_API extern "C" __attribute__((visibility("default"))) int
#define EXP_API_VOID extern "C" __attribute__((visibility("default"))) void
#define EXP_TORCH_AT_LEAST(major, minor) \
    (TORCH_VERSION_MAJOR > (major) || (TORCH_VERSION_MAJOR == (major) && TORCH_VERSION_MINOR >= (minor)))

// A number of any type; mirrors NativeScalar.
struct exp_scalar {
    int32_t kind;  // -1 none, 0 double (its bits), 1 integer, 2 boolean
    int64_t bits;
};

// One index of t[...]; mirrors NativeIndex.
struct exp_index {
    int64_t kind;  // 0 new axis, 1 integer, 2 slice, 3 tensor, 4 ellipsis, 5 boolean
    int64_t start;
    int64_t stop;
    int64_t step;
    at::Tensor* tensor;
};

namespace shim {

// What happened last on this thread, for exp_last_error.
void set_error(const char* message) noexcept;
void set_error(const std::exception& error) noexcept;

// A new handle on a tensor, counted; free_tensor ends it.
at::Tensor* make(at::Tensor tensor);
void free_tensor(at::Tensor* tensor) noexcept;

// Runs the body; every exception ends here, as status 1 and a message.
template <class Body>
int guard(Body&& body) noexcept {
    try {
        body();
        return 0;
    } catch (const std::exception& error) {
        set_error(error);
    } catch (...) {
        set_error("an exception of unknown type");
    }
    return 1;
}

// guard for a body that answers one tensor.
template <class Body>
int result(at::Tensor** out, Body&& body) noexcept {
    *out = nullptr;
    return guard([&] { *out = make(body()); });
}

// guard for a body that answers a pair of tensors.
template <class Body>
int results(at::Tensor** first, at::Tensor** second, Body&& body) noexcept {
    *first = *second = nullptr;
    return guard([&] {
        auto pair = body();
        *first = make(std::get<0>(pair));
        *second = make(std::get<1>(pair));
    });
}

// libtorch's optional: c10's own in 1.13, std's later.
template <class O, class T>
struct rebind;
template <template <class> class O, class U, class T>
struct rebind<O<U>, T> {
    using type = O<T>;
};
template <class T>
using optional = typename rebind<decltype(at::TensorOptions().memory_format_opt()), T>::type;

inline at::Tensor or_undefined(const at::Tensor* tensor) { return tensor ? *tensor : at::Tensor(); }

inline at::IntArrayRef ints(const int64_t* values, int64_t count) { return at::IntArrayRef(values, static_cast<size_t>(count)); }

inline at::IntArrayRef pair(const int64_t* values) { return at::IntArrayRef(values, 2); }

inline std::vector<at::Tensor> list(at::Tensor* const* tensors, int64_t count) {
    std::vector<at::Tensor> result;
    result.reserve(static_cast<size_t>(count));
    for (int64_t i = 0; i < count; i++)
        result.push_back(or_undefined(tensors[i]));
    return result;
}

inline optional<at::ScalarType> type_or_none(int dtype) {
    return dtype < 0 ? optional<at::ScalarType>() : optional<at::ScalarType>(static_cast<at::ScalarType>(dtype));
}

inline at::TensorOptions options(int dtype, int device_type, int device_index) {
    at::TensorOptions result;
    if (dtype >= 0)
        result = result.dtype(static_cast<at::ScalarType>(dtype));
    if (device_type >= 0)
        result = result.device(at::Device(static_cast<at::DeviceType>(device_type), static_cast<at::DeviceIndex>(device_index)));
    return result;
}

at::Scalar scalar(exp_scalar value);
exp_scalar scalar(const at::Scalar& value);

inline optional<at::Scalar> scalar_or_none(exp_scalar value) {
    return value.kind < 0 ? optional<at::Scalar>() : optional<at::Scalar>(scalar(value));
}

inline optional<at::Generator> generator_or_none(const at::Generator* generator) {
    return generator ? optional<at::Generator>(*generator) : optional<at::Generator>();
}

}  // namespace shim

using at::Tensor;
using shim::guard;
using shim::ints;
using shim::make;
using shim::or_undefined;
using shim::pair;
using shim::result;
using shim::results;
using shim::scalar;
using shim::type_or_none;
