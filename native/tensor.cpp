// One tensor: its properties, its memory, its moves.
#include "shim.h"

EXP_API_VOID exp_tensor_free(Tensor* self) { shim::free_tensor(self); }

EXP_API exp_tensor_dim(const Tensor* self, int64_t* value) {
    return guard([&] { *value = self->dim(); });
}

EXP_API exp_tensor_sizes(const Tensor* self, int64_t* sizes) {
    return guard([&] { std::copy(self->sizes().begin(), self->sizes().end(), sizes); });
}

EXP_API exp_tensor_strides(const Tensor* self, int64_t* strides) {
    return guard([&] { std::copy(self->strides().begin(), self->strides().end(), strides); });
}

EXP_API exp_tensor_numel(const Tensor* self, int64_t* value) {
    return guard([&] { *value = self->numel(); });
}

EXP_API exp_tensor_element_size(const Tensor* self, int64_t* value) {
    return guard([&] { *value = static_cast<int64_t>(self->element_size()); });
}

EXP_API exp_tensor_dtype(const Tensor* self, int32_t* value) {
    return guard([&] { *value = static_cast<int32_t>(self->scalar_type()); });
}

EXP_API exp_tensor_device(const Tensor* self, int32_t* type, int32_t* index) {
    return guard([&] {
        *type = static_cast<int32_t>(self->device().type());
        *index = self->device().index();
    });
}

EXP_API exp_tensor_data(const Tensor* self, void** pointer) {
    return guard([&] { *pointer = self->data_ptr(); });
}

EXP_API exp_tensor_is_contiguous(const Tensor* self, int32_t* value) {
    return guard([&] { *value = self->is_contiguous() ? 1 : 0; });
}

EXP_API exp_tensor_requires_grad(const Tensor* self, int32_t* value) {
    return guard([&] { *value = self->requires_grad() ? 1 : 0; });
}

EXP_API exp_tensor_set_requires_grad(Tensor* self, int32_t value) {
    return guard([&] { self->requires_grad_(value != 0); });
}

EXP_API exp_tensor_is_leaf(const Tensor* self, int32_t* value) {
    return guard([&] { *value = self->is_leaf() ? 1 : 0; });
}

EXP_API exp_tensor_item(const Tensor* self, exp_scalar* value) {
    return guard([&] { *value = scalar(self->item()); });
}

// A null result says that there is no gradient.
EXP_API exp_tensor_grad(const Tensor* self, Tensor** out) {
    *out = nullptr;
    return guard([&] {
        if (self->grad().defined())
            *out = make(self->grad());
    });
}

EXP_API exp_tensor_clear_grad(Tensor* const* tensors, int64_t count) {
    return guard([&] {
        for (int64_t i = 0; i < count; i++)
            tensors[i]->mutable_grad() = Tensor();
    });
}

EXP_API exp_tensor_alias(const Tensor* self, Tensor** out) {
    return result(out, [&] { return *self; });
}

EXP_API exp_tensor_detach(const Tensor* self, Tensor** out) {
    return result(out, [&] { return self->detach(); });
}

EXP_API exp_tensor_clone(const Tensor* self, Tensor** out) {
    return result(out, [&] { return self->clone(); });
}

EXP_API exp_tensor_contiguous(const Tensor* self, Tensor** out) {
    return result(out, [&] { return self->contiguous(); });
}

EXP_API exp_tensor_copy(Tensor* self, const Tensor* source, int32_t non_blocking) {
    return guard([&] { self->copy_(*source, non_blocking != 0); });
}

EXP_API exp_tensor_to(const Tensor* self, int32_t dtype, int32_t device_type, int32_t device_index, int32_t copy, int32_t non_blocking, Tensor** out) {
    return result(out, [&] { return self->to(shim::options(dtype, device_type, device_index), non_blocking != 0, copy != 0); });
}

EXP_API exp_tensor_channels_last(const Tensor* self, Tensor** out) {
    return result(out, [&] { return self->contiguous(at::MemoryFormat::ChannelsLast); });
}
