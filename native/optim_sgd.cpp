// Parameter groups, and gradient descent with momentum over all parameters of one in a single call.
#include "optim.h"

namespace {

struct SgdSettings {
    float rate, momentum, dampening, weight_decay, sign;
    bool nesterov;
};

EXP_VECTORISED void descend(float* __restrict__ p, const float* __restrict__ g, int64_t n, float rate, float weight_decay, float sign) {
    for (int64_t i = 0; i < n; i++)
        p[i] -= rate * (sign * g[i] + weight_decay * p[i]);
}

EXP_VECTORISED void descend_momentum(float* __restrict__ p, const float* __restrict__ g, float* __restrict__ m, int64_t n, float rate,
                                     float weight_decay, float sign, float momentum, float share) {
    for (int64_t i = 0; i < n; i++) {
        const float d = sign * g[i] + weight_decay * p[i];
        m[i] = momentum * m[i] + share * d;
        p[i] -= rate * m[i];
    }
}

EXP_VECTORISED void descend_nesterov(float* __restrict__ p, const float* __restrict__ g, float* __restrict__ m, int64_t n, float rate,
                                     float weight_decay, float sign, float momentum, float share) {
    for (int64_t i = 0; i < n; i++) {
        const float d = sign * g[i] + weight_decay * p[i];
        m[i] = momentum * m[i] + share * d;
        p[i] -= rate * (d + momentum * m[i]);
    }
}

// The first step's momentum is the gradient itself, undamped, as in PyTorch.
void step_plain(at::Tensor& parameter, const at::Tensor& gradient, at::Tensor& moment, const SgdSettings& s) {
    auto* p = parameter.data_ptr<float>();
    const auto* g = gradient.data_ptr<float>();
    const auto n = parameter.numel();
    if (s.momentum == 0) {
        descend(p, g, n, s.rate, s.weight_decay, s.sign);
    } else {
        const bool first = !moment.defined();
        if (first)
            moment = at::zeros_like(parameter);
        const float share = first ? 1.0f : 1.0f - s.dampening;
        (s.nesterov ? descend_nesterov : descend_momentum)(p, g, moment.data_ptr<float>(), n, s.rate, s.weight_decay, s.sign, s.momentum, share);
    }
    shim::touched(parameter);
}

void step_any(at::Tensor& parameter, const at::Tensor& gradient, at::Tensor& moment, const SgdSettings& s) {
    auto d = s.sign < 0 ? gradient.neg() : gradient;
    if (s.weight_decay != 0)
        d = d.add(parameter, s.weight_decay);
    if (s.momentum != 0) {
        if (moment.defined())
            moment.mul_(s.momentum).add_(d, 1 - s.dampening);
        else
            moment = d.clone();
        d = s.nesterov ? d.add(moment, s.momentum) : moment;
    }
    parameter.add_(d, -s.rate);
}

}  // namespace

EXP_API_VOID exp_optim_free(exp_optimizer* self) { delete self; }

EXP_API exp_optim_new(Tensor* const* parameters, int64_t count, exp_optimizer** out) {
    *out = nullptr;
    return guard([&] {
        const auto n = static_cast<size_t>(count);
        *out = new exp_optimizer{shim::list(parameters, count), std::vector<Tensor>(n), std::vector<Tensor>(n), std::vector<Tensor>(n),
                                 std::vector<int64_t>(n)};
    });
}

EXP_API exp_optim_zero_grad(exp_optimizer* self) {
    return guard([&] {
        for (auto& parameter : self->parameters)
            parameter.mutable_grad() = Tensor();
    });
}

EXP_API exp_optim_sgd(exp_optimizer* self, double rate, double momentum, double dampening, double weight_decay, int32_t nesterov,
                      int32_t maximize) {
    return guard([&] {
        at::NoGradGuard no_grad;
        const SgdSettings settings{static_cast<float>(rate),         static_cast<float>(momentum), static_cast<float>(dampening),
                                   static_cast<float>(weight_decay), maximize ? -1.0f : 1.0f,      nesterov != 0};
        for (size_t i = 0; i < self->parameters.size(); i++) {
            auto& parameter = self->parameters[i];
            const auto gradient = parameter.grad();
            if (!gradient.defined())
                continue;
            (shim::plain(parameter, gradient) ? step_plain : step_any)(parameter, gradient, self->first[i], settings);
        }
    });
}
