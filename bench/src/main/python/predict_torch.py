"""Predicts one picture with report-cnn in PyTorch and prints the probability of the second class.

usage: python3 predict_torch.py WEIGHTS PICTURE THREADS

WEIGHTS are bare float32 values, the parameters in order; PICTURE is a picture file of 32x32, gray.
"""
import sys

import numpy
import torch
from PIL import Image

from report_cnn import report_cnn

torch.set_num_threads(int(sys.argv[3]))
model = report_cnn().eval()
weights = torch.from_numpy(numpy.fromfile(sys.argv[1], dtype="<f4"))
torch.nn.utils.vector_to_parameters(weights, model.parameters())
gray = numpy.asarray(Image.open(sys.argv[2]), dtype=numpy.float32)
pixels = torch.from_numpy(gray / 255).reshape(1, 1, 32, 32)
with torch.inference_mode():
    print(torch.sigmoid(model(pixels)).item())
