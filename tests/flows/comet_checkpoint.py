"""Makes a tiny COMET checkpoint in a folder: random weights, two layers, a vocabulary of the text on standard input.

.venv-comet/bin/python comet_checkpoint.py FOLDER < text
"""

import sys
from pathlib import Path

SETTINGS = {
    "nr_frozen_epochs": 0,
    "encoder_model": "XLM-RoBERTa",
    "sent_layer": "mix",
    "layer_transformation": "softmax",
    "layer_norm": False,
    "word_layer": 1,
    "hidden_sizes": [16],
    "input_segments": ["mt", "src"],
    "word_level_training": False,
    "load_pretrained_weights": False,
    "local_files_only": True,
}


def main(folder: Path) -> None:
    import pytorch_lightning as pl
    import sentencepiece
    from comet.models import UnifiedMetric
    from transformers import XLMRobertaConfig, XLMRobertaTokenizerFast

    encoder = folder / "encoder"
    encoder.mkdir(parents=True)
    (folder / "text").write_text(sys.stdin.read(), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(folder / "text"), model_prefix=str(encoder / "sentencepiece.bpe"), vocab_size=300, minloglevel=2
    )
    tokenizer = XLMRobertaTokenizerFast(vocab_file=str(encoder / "sentencepiece.bpe.model"))
    tokenizer.save_pretrained(encoder)
    sizes = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    XLMRobertaConfig(vocab_size=len(tokenizer), max_position_embeddings=514, **sizes).save_pretrained(encoder)
    pl.seed_everything(1)
    model = UnifiedMetric(pretrained_model=str(encoder), **SETTINGS)
    trainer = pl.Trainer(logger=False, enable_checkpointing=False, accelerator="cpu", max_epochs=0)
    trainer.strategy.connect(model)
    (folder / "checkpoints").mkdir()
    trainer.save_checkpoint(folder / "checkpoints" / "model.ckpt", weights_only=True)
    lines = [f"{name}: {value}\n" for name, value in {**SETTINGS, "pretrained_model": encoder}.items()]
    (folder / "hparams.yaml").write_text("class_identifier: unified_metric\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
