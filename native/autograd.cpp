// Gradients and their modes.
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <cmath>

#include "shim.h"

EXP_API exp_autograd_get_grad_mode(int32_t* enabled) {
    return guard([&] { *enabled = at::GradMode::is_enabled() ? 1 : 0; });
}

EXP_API exp_autograd_set_grad_mode(int32_t enabled) {
    return guard([&] { at::GradMode::set_enabled(enabled != 0); });
}

EXP_API exp_autograd_new_inference_mode(int32_t enabled, c10::InferenceMode** guard_out) {
    *guard_out = nullptr;
    return guard([&] { *guard_out = new c10::InferenceMode(enabled != 0); });
}

EXP_API_VOID exp_autograd_free_inference_mode(c10::InferenceMode* guard) { delete guard; }

EXP_API exp_autograd_backward(Tensor* const* tensors, int64_t count, Tensor* const* gradients, int64_t gradient_count, int32_t retain_graph,
                              int32_t create_graph, Tensor* const* inputs, int64_t input_count) {
    return guard([&] {
        torch::autograd::backward(shim::list(tensors, count), shim::list(gradients, gradient_count), retain_graph != 0, create_graph != 0,
                                  shim::list(inputs, input_count));
    });
}

// A null result stands for an input that the outputs do not depend on.
EXP_API exp_autograd_grad(Tensor* const* outputs, int64_t output_count, Tensor* const* inputs, int64_t input_count,
                          Tensor* const* gradients, int64_t gradient_count, int32_t retain_graph, int32_t create_graph,
                          int32_t allow_unused, Tensor** results) {
    return guard([&] {
        auto found = torch::autograd::grad(shim::list(outputs, output_count), shim::list(inputs, input_count),
                                           shim::list(gradients, gradient_count), retain_graph != 0, create_graph != 0, allow_unused != 0);
        for (size_t i = 0; i < found.size(); i++)
            results[i] = found[i].defined() ? make(found[i]) : nullptr;
    });
}

EXP_API exp_autograd_clip_norm(Tensor* const* tensors, int64_t count, double maximum, double norm_type, double* total) {
    return guard([&] {
        at::NoGradGuard no_grad;
        std::vector<Tensor> gradients;
        std::vector<Tensor> norms;
        for (int64_t i = 0; i < count; i++) {
            if (!tensors[i]->grad().defined())
                continue;
            gradients.push_back(tensors[i]->grad());
            norms.push_back(at::norm(gradients.back(), norm_type));
        }
        *total = norms.empty() ? 0 : at::norm(at::stack(norms), norm_type).item<double>();
        // The small constant is PyTorch's, against division by zero.
        const auto scale = maximum / (*total + 1e-6);
        if (scale < 1 || std::isnan(scale))
            at::_foreach_mul_(gradients, at::Scalar(scale));
    });
}
