import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('propagation', '0003_subscribers_and_packets'),
    ]

    dependencies = [
        ('propagation', '0001_tables'),
        ('articles', '0001_tables'),
        ('cases', '0001_tables'),
        ('corrections', '0001_tables'),
        ('newsroom', '0001_tables'),
        ('newsroom', '__first__'),
        ('publication', '0001_tables'),
        ('reports', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='IncomingPacket',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('packet_id', models.UUIDField()),
                ('root', models.CharField(max_length=340)),
                ('type', models.CharField(choices=[('correction', 'Correction'), ('redaction', 'Redaction')], max_length=10)),
                ('sha256', models.CharField(max_length=64)),
                ('payload', models.JSONField(default=dict)),
                ('verdict', models.CharField(blank=True, choices=[('', 'Swept'), ('ours', 'Ours'), ('known', 'Known'), ('unheard', 'Unheard')], max_length=10)),
                ('received_at', models.DateTimeField()),
                ('cursor', models.BigIntegerField(default=0)),
                ('swept_at', models.DateTimeField(null=True)),
                ('redacted_at', models.DateTimeField(null=True)),
                ('answer_due_at', models.DateTimeField(null=True)),
                ('answered', models.JSONField(default=dict)),
                ('number', models.PositiveIntegerField(default=0)),
                ('leased_until', models.DateTimeField(null=True)),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='packets_taken', to='newsroom.outlet')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['outlet', 'root'], name='packets_by_root'),
                    models.Index(condition=models.Q(('swept_at', None)), fields=['received_at'], name='packets_to_sweep'),
                    models.Index(condition=models.Q(('answer_due_at__isnull', False)), fields=['answer_due_at'], name='packets_to_answer'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Packet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('packet_id', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('type', models.CharField(choices=[('correction', 'Correction'), ('redaction', 'Redaction')], max_length=10)),
                ('payload', models.JSONField(default=dict)),
                ('houses', models.JSONField(default=list)),
                ('made_at', models.DateTimeField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='packets', to='publication.entry')),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='packets', to='newsroom.outlet')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('entry', 'type'), name='one_packet_of_an_entry'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PacketPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fits', models.BooleanField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
                ('packet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='propagation.incomingpacket')),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='packet_place', to='reports.report')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('packet', 'article'), name='one_place_in_a_story'),
                ],
            },
        ),
        migrations.CreateModel(
            name='StoryHad',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(choices=[('push', 'Push'), ('import', 'Import'), ('list', 'List')], max_length=10)),
                ('at', models.DateTimeField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='had_by', to='articles.article')),
                ('subscriber', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stories', to='propagation.subscriber')),
            ],
            options={
                'verbose_name_plural': 'stories had',
                'constraints': [
                    models.UniqueConstraint(fields=('article', 'subscriber'), name='one_note_of_a_story'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField()),
                ('number', models.PositiveIntegerField(default=0)),
                ('answered_at', models.DateTimeField(null=True)),
                ('counts', models.JSONField(default=dict)),
                ('places', models.JSONField(default=list)),
                ('packet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sendings', to='propagation.packet')),
                ('subscriber', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sendings', to='propagation.subscriber')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['subscriber', '-made_at'], name='sendings_to_a_subscriber'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('packet', 'subscriber'), name='one_sending_of_a_packet'),
                ],
            },
        ),
        migrations.AddField(
            model_name='incomingpacket',
            name='subscriber',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='packets', to='propagation.subscriber'),
        ),
        migrations.CreateModel(
            name='AgencyItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('guid', models.CharField(max_length=2000)),
                ('version', models.PositiveIntegerField(default=0)),
                ('sha256', models.CharField(max_length=64)),
                ('headline', models.CharField(blank=True, max_length=500)),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsroom.outlet')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['at'], name='agency_items_by_age'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('outlet', 'guid'), name='one_agency_item'),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name='incomingpacket',
            constraint=models.UniqueConstraint(fields=('subscriber', 'packet_id'), name='one_packet_of_a_house_once'),
        ),
    ]
