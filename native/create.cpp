// New tensors, and random draws.
#include <ATen/CPUGeneratorImpl.h>

#include <cmath>
#include <mutex>

#include "shim.h"

using shim::generator_or_none;
using shim::options;

namespace {

Tensor leaf(Tensor tensor, int32_t requires_grad) {
    if (requires_grad)
        tensor.requires_grad_(true);
    return tensor;
}

at::Generator& or_default(at::Generator* generator, at::Generator& fallback) { return generator ? *generator : fallback; }

at::Generator default_generator() { return at::detail::getDefaultCPUGenerator(); }

}  // namespace

EXP_API exp_create_fill(int32_t kind, const int64_t* sizes, int64_t count, exp_scalar value, int32_t dtype, int32_t device_type,
                        int32_t device_index, int32_t requires_grad, Tensor** out) {
    return result(out, [&] {
        const auto shape = ints(sizes, count);
        const auto how = options(dtype, device_type, device_index);
        switch (kind) {
            case 0: return leaf(at::empty(shape, how), requires_grad);
            case 1: return leaf(at::zeros(shape, how), requires_grad);
            case 2: return leaf(at::ones(shape, how), requires_grad);
            default: return leaf(at::full(shape, scalar(value), how), requires_grad);
        }
    });
}

EXP_API exp_create_like(const Tensor* self, int32_t kind, exp_scalar value, int32_t dtype, int32_t device_type, int32_t device_index,
                        int32_t requires_grad, Tensor** out) {
    return result(out, [&] {
        const auto how = options(dtype, device_type, device_index);
        switch (kind) {
            case 0: return leaf(at::empty_like(*self, how), requires_grad);
            case 1: return leaf(at::zeros_like(*self, how), requires_grad);
            case 2: return leaf(at::ones_like(*self, how), requires_grad);
            default: return leaf(at::full_like(*self, scalar(value), how), requires_grad);
        }
    });
}

// Copies bytes of a contiguous array.
EXP_API exp_create_from(const void* data, int64_t bytes, const int64_t* sizes, int64_t count, int32_t source, int32_t dtype,
                        int32_t device_type, int32_t device_index, int32_t requires_grad, Tensor** out) {
    return result(out, [&] {
        auto tensor = at::empty(ints(sizes, count), options(source, 0, -1));
        TORCH_CHECK(static_cast<int64_t>(tensor.nbytes()) == bytes, "a tensor of shape ", tensor.sizes(), " takes ", tensor.nbytes(),
                    " bytes; the data has ", bytes);
        if (bytes > 0)
            std::memcpy(tensor.data_ptr(), data, static_cast<size_t>(bytes));
        return leaf(tensor.to(options(dtype, device_type, device_index)), requires_grad);
    });
}

EXP_API exp_create_arange(exp_scalar start, exp_scalar stop, exp_scalar step, int32_t dtype, int32_t device_type, int32_t device_index,
                          int32_t requires_grad, Tensor** out) {
    return result(out, [&] {
        return leaf(at::arange(scalar(start), scalar(stop), scalar(step), options(dtype, device_type, device_index)), requires_grad);
    });
}

EXP_API exp_create_linspace(double start, double stop, int64_t steps, int32_t dtype, int32_t device_type, int32_t device_index,
                            int32_t requires_grad, Tensor** out) {
    return result(out, [&] { return leaf(at::linspace(start, stop, steps, options(dtype, device_type, device_index)), requires_grad); });
}

EXP_API exp_create_eye(int64_t rows, int64_t columns, int32_t dtype, int32_t device_type, int32_t device_index, int32_t requires_grad,
                       Tensor** out) {
    return result(out, [&] { return leaf(at::eye(rows, columns, options(dtype, device_type, device_index)), requires_grad); });
}

EXP_API_VOID exp_random_free(at::Generator* self) { delete self; }

EXP_API exp_random_manual_seed(uint64_t seed) {
    return guard([&] { at::manual_seed(seed); });
}

EXP_API exp_random_new(uint64_t seed, at::Generator** out) {
    *out = nullptr;
    return guard([&] { *out = new at::Generator(at::detail::createCPUGenerator(seed)); });
}

EXP_API exp_random_seed(at::Generator* generator, uint64_t seed) {
    return guard([&] {
        auto fallback = default_generator();
        auto& target = or_default(generator, fallback);
        std::lock_guard<std::mutex> lock(target.mutex());
        target.set_current_seed(seed);
    });
}

EXP_API exp_random_initial_seed(at::Generator* generator, uint64_t* seed) {
    return guard([&] {
        auto fallback = default_generator();
        *seed = or_default(generator, fallback).current_seed();
    });
}

EXP_API exp_random_create(int32_t kind, const int64_t* sizes, int64_t count, const at::Generator* generator, int32_t dtype,
                          int32_t device_type, int32_t device_index, int32_t requires_grad, Tensor** out) {
    return result(out, [&] {
        const auto shape = ints(sizes, count);
        const auto how = options(dtype, device_type, device_index);
        return leaf(kind == 0 ? at::rand(shape, generator_or_none(generator), how) : at::randn(shape, generator_or_none(generator), how),
                    requires_grad);
    });
}

EXP_API exp_random_integers(int64_t low, int64_t high, const int64_t* sizes, int64_t count, const at::Generator* generator, int32_t dtype,
                            int32_t device_type, int32_t device_index, int32_t requires_grad, Tensor** out) {
    return result(out, [&] {
        return leaf(at::randint(low, high, ints(sizes, count), generator_or_none(generator), options(dtype, device_type, device_index)),
                    requires_grad);
    });
}

EXP_API exp_random_permutation(int64_t n, const at::Generator* generator, int32_t dtype, int32_t device_type, int32_t device_index,
                               int32_t requires_grad, Tensor** out) {
    return result(out, [&] {
        return leaf(at::randperm(n, generator_or_none(generator), options(dtype, device_type, device_index)), requires_grad);
    });
}

EXP_API exp_random_normal(Tensor* self, double mean, double deviation, const at::Generator* generator) {
    return guard([&] { self->normal_(mean, deviation, generator_or_none(generator)); });
}

EXP_API exp_random_uniform(Tensor* self, double low, double high, const at::Generator* generator) {
    return guard([&] { self->uniform_(low, high, generator_or_none(generator)); });
}

EXP_API exp_random_bernoulli(Tensor* self, double probability, const at::Generator* generator) {
    return guard([&] { self->bernoulli_(probability, generator_or_none(generator)); });
}

EXP_API exp_random_bernoulli_of(const Tensor* probabilities, const at::Generator* generator, Tensor** out) {
    return result(out, [&] { return at::bernoulli(*probabilities, generator_or_none(generator)); });
}

// By the inverse of the distribution function, so that one draw an element is enough.
EXP_API exp_random_truncated_normal(Tensor* self, double mean, double deviation, double low, double high, const at::Generator* generator) {
    return guard([&] {
        at::NoGradGuard no_grad;
        const auto phi = [&](double x) { return 0.5 * (1 + std::erf((x - mean) / (deviation * std::sqrt(2.0)))); };
        self->uniform_(2 * phi(low) - 1, 2 * phi(high) - 1, generator_or_none(generator));
        self->erfinv_().mul_(deviation * std::sqrt(2.0)).add_(mean).clamp_(at::Scalar(low), at::Scalar(high));
    });
}
