// Comparison, logic and choice by elements.
#include "shim.h"

#define UNARY(name) \
    EXP_API exp_compare_##name(const Tensor* self, Tensor** out)

#define COMPARE(name) \
    EXP_API exp_compare_##name(const Tensor* self, const Tensor* other, Tensor** out) { return result(out, [&] { return at::name(*self, *other); }); } \
    EXP_API exp_compare_##name##_scalar(const Tensor* self, exp_scalar other, Tensor** out) { return result(out, [&] { return at::name(*self, scalar(other)); }); }

#define BINARY(name) \
    EXP_API exp_compare_##name(const Tensor* self, const Tensor* other, Tensor** out) { return result(out, [&] { return at::name(*self, *other); }); }

COMPARE(eq)
COMPARE(ne)
COMPARE(lt)
COMPARE(le)
COMPARE(gt)
COMPARE(ge)

BINARY(logical_and)
BINARY(logical_or)
BINARY(logical_xor)
BINARY(maximum)
BINARY(minimum)

UNARY(logical_not) {
    return result(out, [&] { return at::logical_not(*self); });
}

UNARY(is_nan) {
    return result(out, [&] { return at::isnan(*self); });
}

UNARY(is_finite) {
    return result(out, [&] { return at::isfinite(*self); });
}

UNARY(is_inf) {
    return result(out, [&] { return at::isinf(*self); });
}

EXP_API exp_compare_masked_fill(const Tensor* self, const Tensor* mask, exp_scalar value, Tensor** out) {
    return result(out, [&] { return at::masked_fill(*self, *mask, scalar(value)); });
}

EXP_API exp_compare_masked_fill_in_place(Tensor* self, const Tensor* mask, exp_scalar value) {
    return guard([&] { self->masked_fill_(*mask, scalar(value)); });
}

EXP_API exp_compare_where(const Tensor* condition, const Tensor* left, const Tensor* right, Tensor** out) {
    return result(out, [&] { return at::where(*condition, *left, *right); });
}

EXP_API exp_compare_all_close(const Tensor* self, const Tensor* other, double relative, double absolute, int32_t equal_nan, int32_t* value) {
    return guard([&] { *value = at::allclose(*self, *other, relative, absolute, equal_nan != 0) ? 1 : 0; });
}
