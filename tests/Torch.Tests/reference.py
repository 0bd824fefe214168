"""Prints, as JSON, what PyTorch itself computes for the cases of PyTorchTests; both sides make their inputs by the same formula."""
import json

import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def fill(seed, *shape):
    n = torch.Size(shape).numel()
    return torch.sin(torch.arange(n, dtype=torch.float64) * 0.7 + seed).mul(0.5).reshape(shape).float()


answers = {"version": torch.__version__}


def give(name, *tensors):
    answers[name] = [t.detach().double().flatten().tolist() for t in tensors]


def leaf(seed, *shape):
    return fill(seed, *shape).requires_grad_()


def with_gradients(name, make, *leaves):
    out = make(*leaves)
    give(name, out, *torch.autograd.grad((out * fill(99, *out.shape)).sum(), leaves))


with_gradients("conv", lambda x, w, b: F.conv2d(x, w, b, stride=2, padding=1, groups=2), leaf(1, 2, 4, 5, 5), leaf(2, 6, 2, 3, 3), leaf(3, 6))
with_gradients("conv_dilated", lambda x, w: F.conv2d(x, w, padding=2, dilation=2), leaf(1, 1, 2, 6, 6), leaf(2, 3, 2, 3, 3))
with_gradients("linear", lambda x, w, b: F.linear(x, w, b), leaf(1, 3, 4), leaf(2, 5, 4), leaf(3, 5))
with_gradients("layer_norm", lambda x, w, b: F.layer_norm(x, [4], w, b), leaf(1, 3, 4), leaf(2, 4), leaf(3, 4))
with_gradients("max_pool", lambda x: F.max_pool2d(x, 3, 2, 1), leaf(1, 2, 3, 7, 7))
with_gradients("avg_pool", lambda x: F.avg_pool2d(x, 2), leaf(1, 2, 3, 6, 6))
with_gradients("adaptive", lambda x: F.adaptive_avg_pool2d(x, 2), leaf(1, 2, 3, 5, 5))
with_gradients("gelu", F.gelu, leaf(1, 10))
with_gradients("silu", F.silu, leaf(1, 10))
with_gradients("sigmoid", torch.sigmoid, leaf(1, 10))
with_gradients("softmax", lambda x: F.softmax(x, 1), leaf(1, 3, 4))
with_gradients("bilinear", lambda x: F.interpolate(x, size=[7, 7], mode="bilinear", align_corners=False), leaf(1, 1, 2, 4, 4))
with_gradients("reflect", lambda x: F.pad(x, [1, 2, 0, 1], mode="reflect"), leaf(1, 1, 2, 4, 4))
target = torch.tensor([0, 2, 1])
with_gradients("cross_entropy", lambda x: F.cross_entropy(x, target), leaf(1, 3, 4))
with_gradients("cross_entropy_smoothed", lambda x: F.cross_entropy(x, target, label_smoothing=0.1, reduction="sum"), leaf(1, 3, 4))
with_gradients("nll", lambda x: F.nll_loss(F.log_softmax(x, 1), target), leaf(1, 3, 4))

norm = torch.nn.BatchNorm2d(3)
with torch.no_grad():
    norm.weight.copy_(fill(2, 3))
    norm.bias.copy_(fill(3, 3))
x = leaf(1, 4, 3, 2, 2)
out = norm(x)
grads = torch.autograd.grad((out * fill(99, *out.shape)).sum(), [x, norm.weight, norm.bias])
give("batch_norm", out, *grads, norm.running_mean, norm.running_var)
norm.eval()
give("batch_norm_eval", norm(x))


def train(name, make, steps=6):
    a, b = leaf(1, 3, 4), leaf(2, 5)
    optimizer = make([a, b])
    for t in range(steps):
        optimizer.zero_grad()
        loss = (a * fill(10 + t, 3, 4)).sum() + (b * fill(20 + t, 5)).sum() + 0.5 * (a.pow(2).sum() + b.pow(2).sum())
        loss.backward()
        optimizer.step()
    give(name, a, b)


train("sgd", lambda p: torch.optim.SGD(p, 0.1))
train("sgd_decay", lambda p: torch.optim.SGD(p, 0.1, weight_decay=0.01))
train("sgd_nesterov", lambda p: torch.optim.SGD(p, 0.1, momentum=0.9, weight_decay=0.01, nesterov=True))
train("sgd_dampened", lambda p: torch.optim.SGD(p, 0.1, momentum=0.9, dampening=0.5, maximize=True))
train("sgd_groups", lambda p: torch.optim.SGD([{"params": p[:1], "weight_decay": 0.1}, {"params": p[1:], "lr": 0.05}], 0.1, momentum=0.9))
train("adam", lambda p: torch.optim.Adam(p, 0.01, weight_decay=0.1))
train("adamw", lambda p: torch.optim.AdamW(p, 0.01, weight_decay=0.1))
train("amsgrad", lambda p: torch.optim.Adam(p, 0.01, amsgrad=True))

a = leaf(1, 6)
(a * fill(5, 6)).sum().backward()
give("clip", torch.nn.utils.clip_grad_norm_([a], 0.3), a.grad)

torch.manual_seed(7)
give("random", torch.randn(5), torch.rand(3), torch.nn.init.kaiming_normal_(torch.empty(4, 3, 3, 3), mode="fan_out", nonlinearity="relu"))

print(json.dumps(answers))
