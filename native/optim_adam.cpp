// Adam and AdamW over all parameters of a group in one call.
#include <cmath>

#include "optim.h"

namespace {

struct AdamSettings {
    double rate, beta1, beta2, eps, weight_decay, sign;
    bool amsgrad, decoupled;
};

// What changes from step to step: the rate over the first bias correction, and the root of the second.
struct Correction {
    double rate, root;
};

EXP_VECTORISED void descend(float* __restrict__ p, const float* __restrict__ g, float* __restrict__ m, float* __restrict__ v, int64_t n,
                            float sign, float decay, float shrink, float beta1, float beta2, float rate, float root, float eps) {
    for (int64_t i = 0; i < n; i++) {
        const float q = p[i] * shrink;
        const float d = sign * g[i] + decay * q;
        m[i] = beta1 * m[i] + (1 - beta1) * d;
        v[i] = beta2 * v[i] + (1 - beta2) * d * d;
        p[i] = q - rate * m[i] / (std::sqrt(v[i]) / root + eps);
    }
}

void step_plain(at::Tensor& p, const at::Tensor& g, at::Tensor& m, at::Tensor& v, const AdamSettings& s, const Correction& c) {
    descend(p.data_ptr<float>(), g.data_ptr<float>(), m.data_ptr<float>(), v.data_ptr<float>(), p.numel(), static_cast<float>(s.sign),
            s.decoupled ? 0.0f : static_cast<float>(s.weight_decay), s.decoupled ? static_cast<float>(1 - s.rate * s.weight_decay) : 1.0f,
            static_cast<float>(s.beta1), static_cast<float>(s.beta2), static_cast<float>(c.rate), static_cast<float>(c.root),
            static_cast<float>(s.eps));
    shim::touched(p);
}

void step_any(at::Tensor& p, const at::Tensor& g, at::Tensor& m, at::Tensor& v, at::Tensor& largest, const AdamSettings& s,
              const Correction& c) {
    auto d = s.sign < 0 ? g.neg() : g;
    if (s.decoupled)
        p.mul_(1 - s.rate * s.weight_decay);
    else if (s.weight_decay != 0)
        d = d.add(p, s.weight_decay);
    m.mul_(s.beta1).add_(d, 1 - s.beta1);
    v.mul_(s.beta2).addcmul_(d, d, 1 - s.beta2);
    if (s.amsgrad)
        largest = largest.defined() ? at::maximum(largest, v) : v.clone();
    p.addcdiv_(m, ((s.amsgrad ? largest : v).sqrt() / c.root).add_(s.eps), -c.rate);
}

}  // namespace

EXP_API exp_optim_adam(exp_optimizer* self, double rate, double beta1, double beta2, double eps, double weight_decay, int32_t amsgrad,
                       int32_t maximize, int32_t decoupled) {
    return guard([&] {
        at::NoGradGuard no_grad;
        const AdamSettings settings{rate, beta1, beta2, eps, weight_decay, maximize ? -1.0 : 1.0, amsgrad != 0, decoupled != 0};
        for (size_t i = 0; i < self->parameters.size(); i++) {
            auto& parameter = self->parameters[i];
            const auto gradient = parameter.grad();
            if (!gradient.defined())
                continue;
            auto& first = self->first[i];
            auto& second = self->second[i];
            if (!first.defined()) {
                first = at::zeros_like(parameter);
                second = at::zeros_like(parameter);
            }
            const auto t = static_cast<double>(++self->steps[i]);
            const Correction correction{rate / (1 - std::pow(beta1, t)), std::sqrt(1 - std::pow(beta2, t))};
            if (!settings.amsgrad && shim::plain(parameter, gradient))
                step_plain(parameter, gradient, first, second, settings, correction);
            else
                step_any(parameter, gradient, first, second, self->largest[i], settings, correction);
        }
    });
}
