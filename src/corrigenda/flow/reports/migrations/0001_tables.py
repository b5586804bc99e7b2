import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import corrigenda.lib.clock


class Migration(migrations.Migration):

    initial = True

    # What a desk has that was set up before the first release.
    replaces = [
        ('reports', '0001_reports_and_contacts'),
        ('reports', '0002_when_answered_and_erased'),
        ('reports', '0003_suspicion_appeals_and_bans'),
        ('reports', '0004_reports_of_the_guard'),
        ('reports', '0005_reports_of_the_memory'),
        ('reports', '0006_reports_of_packets'),
        ('reports', '0007_letters'),
        ('reports', '0008_replies'),
        ('reports', '0009_when_an_address_was_left'),
    ]

    dependencies = [
        ('articles', '0001_tables'),
        ('newsroom', '0001_tables'),
        ('newsroom', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('client_id', models.UUIDField(unique=True)),
                ('fingerprint', models.CharField(max_length=64)),
                ('receipt_hash', models.CharField(max_length=64, unique=True)),
                ('url', models.CharField(max_length=2000)),
                ('selector', models.JSONField()),
                ('block', models.TextField(blank=True)),
                ('block_hash', models.CharField(blank=True, max_length=64)),
                ('block_start', models.PositiveIntegerField(null=True)),
                ('block_end', models.PositiveIntegerField(null=True)),
                ('says', models.TextField()),
                ('says_hash', models.CharField(max_length=64)),
                ('should_say', models.TextField(blank=True)),
                ('why', models.TextField(blank=True)),
                ('source_url', models.CharField(blank=True, max_length=2000)),
                ('kind', models.CharField(blank=True, choices=[('typo', 'Typo'), ('fact', 'Fact'), ('clarification', 'Clarification'), ('translation', 'Translation'), ('attribution', 'Attribution'), ('other', 'Other')], max_length=20)),
                ('language', models.CharField(blank=True, max_length=35)),
                ('channel', models.CharField(choices=[('widget', 'Widget'), ('form', 'Form'), ('email', 'Email'), ('sweep', 'Sweep'), ('guard', 'Guard'), ('packet', 'Packet'), ('memory', 'Memory')], max_length=10)),
                ('address_hash', models.CharField(blank=True, max_length=32)),
                ('repeated', models.BooleanField(default=False)),
                ('text_hash', models.CharField(blank=True, max_length=64)),
                ('state', models.CharField(choices=[('received', 'received'), ('held', 'held'), ('joined', 'joined'), ('answered', 'answered'), ('rejected', 'rejected')], default='received', max_length=10)),
                ('received_at', models.DateTimeField()),
                ('spam_points', models.PositiveSmallIntegerField(default=0)),
                ('spam_parts', models.JSONField(default=list)),
                ('held_at', models.DateTimeField(null=True)),
                ('judged_at', models.DateTimeField(null=True)),
                ('rejected_because', models.TextField(blank=True)),
                ('appealed_at', models.DateTimeField(null=True)),
                ('appeal', models.TextField(blank=True)),
                ('sender', models.CharField(blank=True, max_length=100)),
                ('answered_at', models.DateTimeField(null=True)),
                ('erased_at', models.DateTimeField(null=True)),
                ('located_at', models.DateTimeField(null=True)),
                ('start', models.PositiveIntegerField(null=True)),
                ('end', models.PositiveIntegerField(null=True)),
                ('reader_seen', models.BooleanField(default=False)),
                ('leased_until', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='articles.article')),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='newsroom.outlet')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='articles.version')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['article', 'block_hash'], name='reports_by_block'),
                    models.Index(fields=['article', 'says_hash'], name='reports_by_words'),
                    models.Index(fields=['state', 'outlet', 'received_at'], name='reports_by_state'),
                    models.Index(condition=models.Q(('text_hash', ''), _negated=True), fields=['text_hash', 'received_at'], name='reports_by_text'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('placed', 'placed'), ('rejected', 'rejected')], default='waiting', max_length=10)),
                ('received_at', models.DateTimeField()),
                ('sender', models.CharField(blank=True, max_length=254)),
                ('authentic', models.CharField(blank=True, max_length=4)),
                ('subject', models.CharField(blank=True, max_length=300)),
                ('text', models.TextField(blank=True)),
                ('quotations', models.JSONField(default=list)),
                ('links', models.JSONField(default=list)),
                ('own_links', models.PositiveSmallIntegerField(default=0)),
                ('attachments', models.PositiveIntegerField(default=0)),
                ('trouble', models.CharField(blank=True, max_length=500)),
                ('says', models.TextField(blank=True)),
                ('doubt', models.CharField(blank=True, max_length=500)),
                ('looked_at', models.DateTimeField(null=True)),
                ('rejected_because', models.CharField(blank=True, max_length=500)),
                ('judged_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.article')),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='newsroom.outlet')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='letters', to='reports.report')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['state', 'outlet', 'received_at'], name='letters_by_state'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('outlet', 'key'), name='one_letter_a_key'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('left_at', models.DateTimeField(default=corrigenda.lib.clock.now)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact', to='reports.report')),
            ],
        ),
        migrations.CreateModel(
            name='Ban',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sender', models.CharField(max_length=100)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bans', to='newsroom.outlet')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='bans', to='reports.report')),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('lifted_at', None)), fields=['outlet', 'expires_at'], name='bans_in_force'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reply', serialize=False, to='reports.report')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('taken_at', models.DateTimeField(null=True)),
                ('seen_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('seen_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'replies',
                'indexes': [
                    models.Index(condition=models.Q(('taken_at', None)), fields=['at'], name='replies_to_take'),
                    models.Index(condition=models.Q(('seen_at', None)), fields=['report'], name='replies_new'),
                ],
            },
        ),
    ]
