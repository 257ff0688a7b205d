"""Trains report-cnn for one epoch in PyTorch, batches of 128, Adam with a learning rate of 0.001.

usage: python3 train_torch.py DATA.npz MODEL THREADS

Writes the weights to MODEL and prints the mean loss over the epoch.
"""
import sys

import numpy
import torch

from report_cnn import report_cnn

BATCH = 128

torch.set_num_threads(int(sys.argv[3]))
torch.manual_seed(1)
with numpy.load(sys.argv[1]) as data:
    pixels = torch.from_numpy(data["train_images"]).unsqueeze(1).float() / 255
    labels = torch.from_numpy(data["train_labels"]).float().reshape(-1, 1)
pixels = (pixels - pixels.mean()) / pixels.std()
model = report_cnn()
loss_function = torch.nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
total = 0.0
for batch in torch.randperm(len(pixels)).split(BATCH):
    optimizer.zero_grad(set_to_none=True)
    loss = loss_function(model(pixels[batch]), labels[batch])
    loss.backward()
    optimizer.step()
    total += loss.item() * len(batch)
torch.save(model.state_dict(), sys.argv[2])
print(total / len(pixels))
