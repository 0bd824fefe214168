// Elementwise arithmetic and matrix products.
#include "shim.h"

#define UNARY(name, call) \
    EXP_API exp_math_##name(const Tensor* self, Tensor** out) { return result(out, [&] { return call(*self); }); }

#define UNARY_IN_PLACE(name, call) \
    EXP_API exp_math_##name##_in_place(Tensor* self) { return guard([&] { call(*self); }); }

// A tensor or a number on the right, with a result or in place.
#define BINARY(name, call, method) \
    EXP_API exp_math_##name(const Tensor* self, const Tensor* other, Tensor** out) { return result(out, [&] { return call(*self, *other); }); } \
    EXP_API exp_math_##name##_scalar(const Tensor* self, exp_scalar other, Tensor** out) { return result(out, [&] { return call(*self, scalar(other)); }); } \
    EXP_API exp_math_##name##_in_place(Tensor* self, const Tensor* other) { return guard([&] { self->method(*other); }); } \
    EXP_API exp_math_##name##_scalar_in_place(Tensor* self, exp_scalar other) { return guard([&] { self->method(scalar(other)); }); }

UNARY(neg, at::neg)
UNARY(abs, at::abs)
UNARY(exp, at::exp)
UNARY(expm1, at::expm1)
UNARY(log, at::log)
UNARY(log1p, at::log1p)
UNARY(log2, at::log2)
UNARY(sqrt, at::sqrt)
UNARY(rsqrt, at::rsqrt)
UNARY(reciprocal, at::reciprocal)
UNARY(sin, at::sin)
UNARY(cos, at::cos)
UNARY(tanh, at::tanh)
UNARY(sigmoid, at::sigmoid)
UNARY(relu, at::relu)
UNARY(silu, at::silu)
UNARY(erf, at::erf)
UNARY(sign, at::sign)
UNARY(floor, at::floor)
UNARY(ceil, at::ceil)
UNARY(square, at::square)

UNARY_IN_PLACE(neg, at::neg_)
UNARY_IN_PLACE(abs, at::abs_)
UNARY_IN_PLACE(exp, at::exp_)
UNARY_IN_PLACE(log, at::log_)
UNARY_IN_PLACE(sqrt, at::sqrt_)
UNARY_IN_PLACE(rsqrt, at::rsqrt_)
UNARY_IN_PLACE(tanh, at::tanh_)
UNARY_IN_PLACE(sigmoid, at::sigmoid_)
UNARY_IN_PLACE(relu, at::relu_)
UNARY_IN_PLACE(silu, at::silu_)

BINARY(sub, at::sub, sub_)
BINARY(mul, at::mul, mul_)
BINARY(pow, at::pow, pow_)
BINARY(remainder, at::remainder, remainder_)

EXP_API exp_math_gelu(const Tensor* self, int32_t tanh, Tensor** out) {
    return result(out, [&] { return at::gelu(*self, tanh ? "tanh" : "none"); });
}

EXP_API exp_math_round(const Tensor* self, int64_t decimals, Tensor** out) {
    return result(out, [&] { return decimals == 0 ? at::round(*self) : at::round(*self, decimals); });
}

EXP_API exp_math_add(const Tensor* self, const Tensor* other, exp_scalar alpha, Tensor** out) {
    return result(out, [&] { return at::add(*self, *other, scalar(alpha)); });
}

EXP_API exp_math_add_scalar(const Tensor* self, exp_scalar other, exp_scalar alpha, Tensor** out) {
    return result(out, [&] { return at::add(*self, scalar(other), scalar(alpha)); });
}

EXP_API exp_math_add_in_place(Tensor* self, const Tensor* other, exp_scalar alpha) {
    return guard([&] { self->add_(*other, scalar(alpha)); });
}

EXP_API exp_math_add_scalar_in_place(Tensor* self, exp_scalar other, exp_scalar alpha) {
    return guard([&] { self->add_(scalar(other), scalar(alpha)); });
}

namespace {

// 0 none, 1 towards zero, 2 down.
template <class Other>
Tensor divide(const Tensor& self, const Other& other, int32_t rounding) {
    return rounding == 0 ? at::div(self, other) : at::div(self, other, rounding == 1 ? "trunc" : "floor");
}

template <class Other>
void divide_in_place(Tensor& self, const Other& other, int32_t rounding) {
    if (rounding == 0)
        self.div_(other);
    else
        self.div_(other, rounding == 1 ? "trunc" : "floor");
}

}  // namespace

EXP_API exp_math_div(const Tensor* self, const Tensor* other, int32_t rounding, Tensor** out) {
    return result(out, [&] { return divide(*self, *other, rounding); });
}

EXP_API exp_math_div_scalar(const Tensor* self, exp_scalar other, int32_t rounding, Tensor** out) {
    return result(out, [&] { return divide(*self, scalar(other), rounding); });
}

EXP_API exp_math_div_in_place(Tensor* self, const Tensor* other, int32_t rounding) {
    return guard([&] { divide_in_place(*self, *other, rounding); });
}

EXP_API exp_math_div_scalar_in_place(Tensor* self, exp_scalar other, int32_t rounding) {
    return guard([&] { divide_in_place(*self, scalar(other), rounding); });
}

EXP_API exp_math_clamp(const Tensor* self, exp_scalar low, exp_scalar high, Tensor** out) {
    return result(out, [&] { return at::clamp(*self, shim::scalar_or_none(low), shim::scalar_or_none(high)); });
}

EXP_API exp_math_clamp_in_place(Tensor* self, exp_scalar low, exp_scalar high) {
    return guard([&] { self->clamp_(shim::scalar_or_none(low), shim::scalar_or_none(high)); });
}

EXP_API exp_math_clamp_tensor(const Tensor* self, const Tensor* low, const Tensor* high, Tensor** out) {
    using Bound = shim::optional<Tensor>;
    return result(out, [&] { return at::clamp(*self, low ? Bound(*low) : Bound(), high ? Bound(*high) : Bound()); });
}

EXP_API exp_math_fill(Tensor* self, exp_scalar value) {
    return guard([&] { self->fill_(scalar(value)); });
}

EXP_API exp_math_addcmul(const Tensor* self, const Tensor* left, const Tensor* right, exp_scalar value, Tensor** out) {
    return result(out, [&] { return at::addcmul(*self, *left, *right, scalar(value)); });
}

EXP_API exp_math_addcmul_in_place(Tensor* self, const Tensor* left, const Tensor* right, exp_scalar value) {
    return guard([&] { self->addcmul_(*left, *right, scalar(value)); });
}

EXP_API exp_math_addcdiv(const Tensor* self, const Tensor* left, const Tensor* right, exp_scalar value, Tensor** out) {
    return result(out, [&] { return at::addcdiv(*self, *left, *right, scalar(value)); });
}

EXP_API exp_math_addcdiv_in_place(Tensor* self, const Tensor* left, const Tensor* right, exp_scalar value) {
    return guard([&] { self->addcdiv_(*left, *right, scalar(value)); });
}

EXP_API exp_math_lerp(const Tensor* self, const Tensor* end, const Tensor* weight, Tensor** out) {
    return result(out, [&] { return at::lerp(*self, *end, *weight); });
}

EXP_API exp_math_lerp_in_place(Tensor* self, const Tensor* end, const Tensor* weight) {
    return guard([&] { self->lerp_(*end, *weight); });
}

EXP_API exp_math_lerp_all(Tensor* const* targets, Tensor* const* sources, int64_t count, double weight) {
    return guard([&] {
        at::NoGradGuard no_grad;
        for (int64_t i = 0; i < count; i++)
            targets[i]->lerp_(*sources[i], weight);
    });
}

EXP_API exp_math_matmul(const Tensor* self, const Tensor* other, Tensor** out) {
    return result(out, [&] { return at::matmul(*self, *other); });
}

EXP_API exp_math_mm(const Tensor* self, const Tensor* other, Tensor** out) {
    return result(out, [&] { return at::mm(*self, *other); });
}

EXP_API exp_math_bmm(const Tensor* self, const Tensor* other, Tensor** out) {
    return result(out, [&] { return at::bmm(*self, *other); });
}

EXP_API exp_math_addmm(const Tensor* self, const Tensor* left, const Tensor* right, double beta, double alpha, Tensor** out) {
    return result(out, [&] { return at::addmm(*self, *left, *right, beta, alpha); });
}

EXP_API exp_math_outer(const Tensor* self, const Tensor* other, Tensor** out) {
    return result(out, [&] { return at::outer(*self, *other); });
}
