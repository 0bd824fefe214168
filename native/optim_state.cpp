// Takes an optimiser's memory of earlier steps out and puts it back, so that a training can be gone on with.
#include "optim.h"

namespace {

at::Tensor* shown(const at::Tensor& tensor) { return tensor.defined() ? shim::make(tensor) : nullptr; }

// Laid out as the parameter is, so that the fast path still holds.
at::Tensor like(const at::Tensor& parameter, const at::Tensor* values) {
    return values ? at::empty_like(parameter).copy_(*values) : at::Tensor();
}

size_t place(const exp_optimizer* self, int64_t index) {
    TORCH_CHECK(index >= 0 && index < static_cast<int64_t>(self->parameters.size()), "the group has no parameter ", index);
    return static_cast<size_t>(index);
}

}  // namespace

EXP_API exp_optim_state(exp_optimizer* self, int64_t index, Tensor** first, Tensor** second, Tensor** largest, int64_t* steps) {
    *first = *second = *largest = nullptr;
    return guard([&] {
        const auto i = place(self, index);
        *first = shown(self->first[i]);
        *second = shown(self->second[i]);
        *largest = shown(self->largest[i]);
        *steps = self->steps[i];
    });
}

EXP_API exp_optim_set_state(exp_optimizer* self, int64_t index, const Tensor* first, const Tensor* second, const Tensor* largest, int64_t steps) {
    return guard([&] {
        at::NoGradGuard no_grad;
        const auto i = place(self, index);
        self->first[i] = like(self->parameters[i], first);
        self->second[i] = like(self->parameters[i], second);
        self->largest[i] = like(self->parameters[i], largest);
        self->steps[i] = steps;
    });
}
