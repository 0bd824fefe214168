// Sums, extremes, orders and normalised exponentials.
#include "shim.h"

#define UNARY(name) \
    EXP_API exp_reduce_##name(const Tensor* self, Tensor** out) { return result(out, [&] { return at::name(*self); }); }

#define OVER_DIM(name) \
    EXP_API exp_reduce_##name##_dim(const Tensor* self, int64_t dim, int32_t keepdim, Tensor** out) { return result(out, [&] { return at::name(*self, dim, keepdim != 0); }); }

#define WITH_INDICES(name) \
    EXP_API exp_reduce_##name##_dim(const Tensor* self, int64_t dim, int32_t keepdim, Tensor** values, Tensor** indices) { \
        return results(values, indices, [&] { return at::name(*self, dim, keepdim != 0); }); \
    }

#define OVER_DIMS(name) \
    EXP_API exp_reduce_##name(const Tensor* self, const int64_t* dims, int64_t count, int32_t keepdim, Tensor** out) { \
        return result(out, [&] { return at::name(*self, ints(dims, count), keepdim != 0); }); \
    }

UNARY(max)
UNARY(min)
UNARY(all)
UNARY(any)
OVER_DIM(all)
OVER_DIM(any)
WITH_INDICES(max)
WITH_INDICES(min)
OVER_DIMS(amax)
OVER_DIMS(amin)

EXP_API exp_reduce_sum(const Tensor* self, const int64_t* dims, int64_t count, int32_t keepdim, int32_t dtype, Tensor** out) {
    return result(out, [&] {
        return count == 0 ? at::sum(*self, type_or_none(dtype)) : at::sum(*self, ints(dims, count), keepdim != 0, type_or_none(dtype));
    });
}

EXP_API exp_reduce_mean(const Tensor* self, const int64_t* dims, int64_t count, int32_t keepdim, int32_t dtype, Tensor** out) {
    return result(out, [&] {
        return count == 0 ? at::mean(*self, type_or_none(dtype)) : at::mean(*self, ints(dims, count), keepdim != 0, type_or_none(dtype));
    });
}

EXP_API exp_reduce_var(const Tensor* self, const int64_t* dims, int64_t count, int32_t unbiased, int32_t keepdim, Tensor** out) {
    return result(out, [&] {
        return count == 0 ? at::var(*self, unbiased != 0) : at::var(*self, ints(dims, count), unbiased != 0, keepdim != 0);
    });
}

EXP_API exp_reduce_std(const Tensor* self, const int64_t* dims, int64_t count, int32_t unbiased, int32_t keepdim, Tensor** out) {
    return result(out, [&] {
        return count == 0 ? at::std(*self, unbiased != 0) : at::std(*self, ints(dims, count), unbiased != 0, keepdim != 0);
    });
}

EXP_API exp_reduce_norm(const Tensor* self, double p, Tensor** out) {
    return result(out, [&] { return at::norm(*self, p); });
}

EXP_API exp_reduce_norm_dim(const Tensor* self, double p, int64_t dim, int32_t keepdim, Tensor** out) {
    return result(out, [&] { return at::norm(*self, at::Scalar(p), at::IntArrayRef(dim), keepdim != 0); });
}

EXP_API exp_reduce_argmax(const Tensor* self, int64_t dim, int32_t has_dim, int32_t keepdim, Tensor** out) {
    return result(out, [&] { return has_dim ? at::argmax(*self, dim, keepdim != 0) : at::argmax(*self); });
}

EXP_API exp_reduce_argmin(const Tensor* self, int64_t dim, int32_t has_dim, int32_t keepdim, Tensor** out) {
    return result(out, [&] { return has_dim ? at::argmin(*self, dim, keepdim != 0) : at::argmin(*self); });
}

EXP_API exp_reduce_argsort(const Tensor* self, int64_t dim, int32_t descending, Tensor** out) {
    return result(out, [&] { return at::argsort(*self, dim, descending != 0); });
}

EXP_API exp_reduce_sort(const Tensor* self, int64_t dim, int32_t descending, int32_t stable, Tensor** values, Tensor** indices) {
    return results(values, indices, [&] { return at::sort(*self, shim::optional<bool>(stable != 0), dim, descending != 0); });
}

EXP_API exp_reduce_topk(const Tensor* self, int64_t k, int64_t dim, int32_t largest, int32_t sorted, Tensor** values, Tensor** indices) {
    return results(values, indices, [&] { return at::topk(*self, k, dim, largest != 0, sorted != 0); });
}

EXP_API exp_reduce_cumsum(const Tensor* self, int64_t dim, int32_t dtype, Tensor** out) {
    return result(out, [&] { return at::cumsum(*self, dim, type_or_none(dtype)); });
}

EXP_API exp_reduce_softmax(const Tensor* self, int64_t dim, int32_t dtype, Tensor** out) {
    return result(out, [&] { return at::softmax(*self, dim, type_or_none(dtype)); });
}

EXP_API exp_reduce_log_softmax(const Tensor* self, int64_t dim, int32_t dtype, Tensor** out) {
    return result(out, [&] { return at::log_softmax(*self, dim, type_or_none(dtype)); });
}

EXP_API exp_reduce_bincount(const Tensor* self, const Tensor* weights, int64_t minimum_length, Tensor** out) {
    return result(out, [&] { return at::bincount(*self, or_undefined(weights), minimum_length); });
}
