"""Writes checkpoints as torch.save does, good ones and such as must be refused.

usage: torch_checkpoints.py FOLDER
plain.pth has tensors of every kind and plain.safetensors the same values in rows.
"""
import argparse
import collections
import os
import sys

import torch
from safetensors_file import save

folder = sys.argv[1]
torch.manual_seed(3)
base = torch.randn(6, 4)
plain = collections.OrderedDict(
    float32=torch.randn(2, 3),
    float64=torch.randn(3).double(),
    float16=torch.randn(5).half(),
    bfloat16=torch.randn(2, 2).bfloat16(),
    int64=torch.tensor([-1, 2**40]),
    int32=torch.tensor([-7, 8], dtype=torch.int32),
    int16=torch.tensor([-300], dtype=torch.int16),
    int8=torch.tensor([-3], dtype=torch.int8),
    uint8=torch.tensor([200], dtype=torch.uint8),
    boolean=torch.tensor([True, False]),
    scalar=torch.tensor(5),
    empty=torch.empty(4, 0, 2),
    channels_last=torch.randn(2, 3, 4, 5).contiguous(memory_format=torch.channels_last),
    transposed=base.t(),
    view=base[1:4, 1:],
    shared=base,
    parameter=torch.nn.Parameter(torch.randn(2)),
)
torch.save(plain, f"{folder}/plain.pth")
save(f"{folder}/plain.safetensors", plain)

module = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3), torch.nn.BatchNorm2d(4))
state = module.state_dict()
optimizer = torch.optim.SGD(module.parameters(), lr=0.1, momentum=0.9)
module(torch.randn(2, 3, 8, 8)).sum().backward()
optimizer.step()
torch.save({"epoch": 3, "test_err": 24.5, "model_state": state, "optimizer_state": optimizer.state_dict(), "cfg": "a: 1"}, f"{folder}/pycls.pth")
torch.save({"state_dict": state, "arch": "x", "best": None, "done": True}, f"{folder}/timm.pth")
torch.save({f"module.{name}": value for name, value in state.items()}, f"{folder}/parallel.pth")
torch.save(state, f"{folder}/protocol4.pth", pickle_protocol=4)
save(f"{folder}/state.safetensors", state)


class Attack:
    def __reduce__(self):
        return os.system, (f"touch {folder}/attacked",)


torch.save({"weight": torch.ones(1), "attack": Attack()}, f"{folder}/attack.pth")
torch.save({"weight": torch.ones(1), "args": argparse.Namespace(lr=0.1)}, f"{folder}/namespace.pth")
torch.save(module, f"{folder}/module.pth")
torch.save(state, f"{folder}/legacy.pth", _use_new_zipfile_serialization=False)
torch.save({"a": torch.ones(1).expand(1000)}, f"{folder}/expanded.pth")
torch.save({"epoch": 3, "lr": 0.1}, f"{folder}/numbers.pth")
torch.jit.script(module).save(f"{folder}/script.pth")
