// Views, indexing, joining and splitting.
#include <ATen/TensorIndexing.h>

#include "shim.h"

#define BY_SIZES(name) \
    EXP_API exp_shape_##name(const Tensor* self, const int64_t* sizes, int64_t count, Tensor** out) { \
        return result(out, [&] { return self->name(ints(sizes, count)); }); \
    }

BY_SIZES(reshape)
BY_SIZES(view)
BY_SIZES(permute)
BY_SIZES(expand)
BY_SIZES(flip)
BY_SIZES(repeat)

EXP_API exp_shape_flatten(const Tensor* self, int64_t start, int64_t end, Tensor** out) {
    return result(out, [&] { return self->flatten(start, end); });
}

EXP_API exp_shape_transpose(const Tensor* self, int64_t dim0, int64_t dim1, Tensor** out) {
    return result(out, [&] { return self->transpose(dim0, dim1); });
}

EXP_API exp_shape_t(const Tensor* self, Tensor** out) {
    return result(out, [&] { return self->t(); });
}

EXP_API exp_shape_unsqueeze(const Tensor* self, int64_t dim, Tensor** out) {
    return result(out, [&] { return self->unsqueeze(dim); });
}

EXP_API exp_shape_squeeze(const Tensor* self, int64_t dim, int32_t has_dim, Tensor** out) {
    return result(out, [&] { return has_dim ? self->squeeze(dim) : self->squeeze(); });
}

EXP_API exp_shape_narrow(const Tensor* self, int64_t dim, int64_t start, int64_t length, Tensor** out) {
    return result(out, [&] { return self->narrow(dim, start, length); });
}

EXP_API exp_shape_slice(const Tensor* self, int64_t dim, int64_t start, int64_t end, int64_t step, Tensor** out) {
    return result(out, [&] { return self->slice(dim, start, end, step); });
}

EXP_API exp_shape_select(const Tensor* self, int64_t dim, int64_t index, Tensor** out) {
    return result(out, [&] { return self->select(dim, index); });
}

EXP_API exp_shape_index_select(const Tensor* self, int64_t dim, const Tensor* index, Tensor** out) {
    return result(out, [&] { return self->index_select(dim, *index); });
}

EXP_API exp_shape_gather(const Tensor* self, int64_t dim, const Tensor* index, Tensor** out) {
    return result(out, [&] { return self->gather(dim, *index); });
}

EXP_API exp_shape_scatter(const Tensor* self, int64_t dim, const Tensor* index, const Tensor* source, Tensor** out) {
    return result(out, [&] { return self->scatter(dim, *index, *source); });
}

EXP_API exp_shape_scatter_in_place(Tensor* self, int64_t dim, const Tensor* index, const Tensor* source) {
    return guard([&] { self->scatter_(dim, *index, *source); });
}

// Without a dimension the flattened tensor is rolled.
EXP_API exp_shape_roll(const Tensor* self, const int64_t* shifts, const int64_t* dims, int64_t count, Tensor** out) {
    return result(out, [&] { return self->roll(ints(shifts, count), dims ? ints(dims, count) : at::IntArrayRef()); });
}

EXP_API exp_shape_nonzero(const Tensor* self, Tensor** out) {
    return result(out, [&] { return self->nonzero(); });
}

EXP_API exp_shape_masked_select(const Tensor* self, const Tensor* mask, Tensor** out) {
    return result(out, [&] { return self->masked_select(*mask); });
}

namespace {

std::vector<at::indexing::TensorIndex> decode(const exp_index* indices, int64_t count) {
    std::vector<at::indexing::TensorIndex> decoded;
    for (int64_t i = 0; i < count; i++) {
        const auto& index = indices[i];
        switch (index.kind) {
            case 0: decoded.emplace_back(at::indexing::None); break;
            case 1: decoded.emplace_back(index.start); break;
            case 2: decoded.emplace_back(at::indexing::Slice(index.start, index.stop, index.step)); break;
            case 3: decoded.emplace_back(*index.tensor); break;
            case 4: decoded.emplace_back(at::indexing::Ellipsis); break;
            default: decoded.emplace_back(index.start != 0); break;
        }
    }
    return decoded;
}

// Hands several tensors over to the caller's array.
template <class Body>
int deliver(Body&& body, Tensor** parts, int64_t capacity, int64_t* count) {
    *count = 0;
    return guard([&] {
        std::vector<Tensor> made = body();
        TORCH_CHECK(static_cast<int64_t>(made.size()) <= capacity, "room for ", capacity, " parts was given, ", made.size(), " were made");
        for (auto& part : made)
            parts[(*count)++] = make(std::move(part));
    });
}

}  // namespace

EXP_API exp_shape_index(const Tensor* self, const exp_index* indices, int64_t count, Tensor** out) {
    return result(out, [&] { return self->index(decode(indices, count)); });
}

EXP_API exp_shape_index_put(Tensor* self, const exp_index* indices, int64_t count, const Tensor* value) {
    return guard([&] { self->index_put_(decode(indices, count), *value); });
}

EXP_API exp_shape_cat(Tensor* const* tensors, int64_t count, int64_t dim, Tensor** out) {
    return result(out, [&] { return at::cat(shim::list(tensors, count), dim); });
}

EXP_API exp_shape_stack(Tensor* const* tensors, int64_t count, int64_t dim, Tensor** out) {
    return result(out, [&] { return at::stack(shim::list(tensors, count), dim); });
}

EXP_API exp_shape_split(const Tensor* self, int64_t size, int64_t dim, Tensor** parts, int64_t capacity, int64_t* count) {
    return deliver([&] { return self->split(size, dim); }, parts, capacity, count);
}

EXP_API exp_shape_split_sizes(const Tensor* self, const int64_t* sizes, int64_t size_count, int64_t dim, Tensor** parts, int64_t capacity,
                              int64_t* count) {
    return deliver([&] { return self->split_with_sizes(ints(sizes, size_count), dim); }, parts, capacity, count);
}

EXP_API exp_shape_chunk(const Tensor* self, int64_t chunks, int64_t dim, Tensor** parts, int64_t capacity, int64_t* count) {
    return deliver([&] { return self->chunk(chunks, dim); }, parts, capacity, count);
}

EXP_API exp_shape_unbind(const Tensor* self, int64_t dim, Tensor** parts, int64_t capacity, int64_t* count) {
    return deliver([&] { return self->unbind(dim); }, parts, capacity, count);
}
